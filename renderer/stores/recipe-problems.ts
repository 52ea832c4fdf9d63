import { allColumns } from '#shared/intake/recipe-use.ts';
import { aggregationFacts } from '#shared/metrics/aggregation-facts.ts';
import { findMetricFault } from '#shared/metrics/metric-fault.ts';
import type { ColumnType, Recipe } from '#shared/model/recipe.ts';

/** Why a recipe cannot be checked yet; `at` says which control the person must look at. */
export type RecipeProblem = {
  readonly at:
    | { readonly kind: 'source' | 'key' | 'name' | 'orderedBy' | 'columns' }
    | { readonly kind: 'metric' | 'attribute'; readonly index: number };
  readonly message: string;
};

const typeOf = (recipe: Recipe, header: string | null): ColumnType | null =>
  allColumns(recipe).find((column) => column.header === header)?.type ?? null;

const metricProblems = (recipe: Recipe): readonly RecipeProblem[] =>
  recipe.metrics.flatMap((metric, index): readonly RecipeProblem[] => {
    const at = { kind: 'metric', index } as const;
    const problems: RecipeProblem[] = [];
    if (metric.name.trim() === '') problems.push({ at, message: 'Give the metric a name.' });
    if (metric.code.trim() === '') problems.push({ at, message: 'Give the metric a code.' });
    if (recipe.metrics.findIndex((other) => other.code === metric.code) !== index) {
      problems.push({
        at,
        message: `Another metric of this file has the code “${metric.code}” already.`,
      });
    }
    const type = typeOf(recipe, metric.header);
    if (metric.header !== null && type === null) {
      problems.push({ at, message: `The file has no column “${metric.header}”.` });
    } else if (
      aggregationFacts[metric.aggregation].value.join() === 'number' &&
      type !== 'number'
    ) {
      problems.push({
        at,
        message:
          metric.header === null
            ? 'Choose the column that the metric reads.'
            : `“${metric.header}” is read as ${type ?? 'nothing'}; only a column of numbers has a ${metric.aggregation}.`,
      });
    } else {
      const fault = findMetricFault(metric, (header) =>
        header === recipe.key ? 'text' : typeOf(recipe, header),
      );
      if (fault !== null) {
        problems.push({ at, message: `This needs ${fault.expected}. ${fault.remedy}` });
      }
    }
    return problems;
  });

const attributeProblems = (recipe: Recipe): readonly RecipeProblem[] =>
  recipe.attributes.flatMap((attribute, index): readonly RecipeProblem[] => {
    const at = { kind: 'attribute', index } as const;
    if (attribute.name.trim() === '') return [{ at, message: 'Give the attribute a name.' }];
    if (typeOf(recipe, attribute.header) === null) {
      return [{ at, message: `The file has no column “${attribute.header}”.` }];
    }
    const first = recipe.attributes.findIndex((other) => other.code === attribute.code);
    return first === index
      ? []
      : [{ at, message: `Another attribute has the code “${attribute.code}” already.` }];
  });

/**
 * Everything that keeps a recipe from being checked, in the order of the screen. `absent` are columns of
 * the recipe that the file does not have.
 */
export const findRecipeProblems = (
  whole: Recipe,
  absent: readonly string[] = [],
): readonly RecipeProblem[] => {
  const columns = whole.columns.filter(({ header }) => !absent.includes(header));
  return problemsOf({ ...whole, columns });
};

const problemsOf = (recipe: Recipe): readonly RecipeProblem[] => [
  ...(recipe.source.name.trim() === ''
    ? [{ at: { kind: 'source' }, message: 'Name the source, for example “CRM”.' } as const]
    : []),
  ...(allColumns(recipe).some((column) => column.header === recipe.key)
    ? []
    : [{ at: { kind: 'key' }, message: 'Choose the column that names the partner.' } as const]),
  ...(recipe.name !== null && typeOf(recipe, recipe.name) === null
    ? [
        {
          at: { kind: 'name' },
          message: `The file has no column “${recipe.name}” to show partners by.`,
        } as const,
      ]
    : []),
  ...(recipe.orderedBy !== null && typeOf(recipe, recipe.orderedBy) !== 'date'
    ? [
        {
          at: { kind: 'orderedBy' },
          message:
            typeOf(recipe, recipe.orderedBy) === null
              ? `The file has no column “${recipe.orderedBy}” to order the rows by.`
              : `“${recipe.orderedBy}” is not read as a date, so it cannot order the rows.`,
        } as const,
      ]
    : []),
  ...metricProblems(recipe),
  ...attributeProblems(recipe),
  ...(recipe.metrics.length + recipe.attributes.length === 0 && recipe.name === null
    ? [
        {
          at: { kind: 'columns' },
          message: 'Use at least one column as a metric, an attribute or the name.',
        } as const,
      ]
    : []),
];
