import type { Recipe, RecipeColumn } from '../model/recipe.ts';
import type { RecipeMetric } from '../model/recipe-metric.ts';

/** Headers that a metric reads, in the order value, second column, conditions, window, decay, currency. */
export const metricHeaders = (metric: RecipeMetric): readonly string[] =>
  [
    metric.header,
    metric.by ?? null,
    ...[...(metric.filter ?? []), ...(metric.where ?? [])].flatMap(({ column, to }) => [
      column,
      to === null || typeof to === 'string' ? null : to.column,
    ]),
    metric.window?.date ?? null,
    metric.decay?.date ?? null,
    metric.currency?.column ?? null,
    metric.currency?.policy === 'dated' ? metric.currency.date : null,
  ].filter((header) => header !== null);

/** The columns of the file, then those that are looked up in other sources. */
export const allColumns = (recipe: Recipe): readonly RecipeColumn[] => [
  ...recipe.columns,
  ...(recipe.lookups ?? []).flatMap(({ take }) =>
    take.map(({ as, type }): RecipeColumn => ({ header: as, type })),
  ),
];

/** Headers that something is read from: key, name, order, attributes and metrics. */
export const usedHeaders = (recipe: Recipe): ReadonlySet<string> =>
  new Set(
    [
      recipe.key,
      recipe.name,
      recipe.orderedBy,
      ...recipe.attributes.map((attribute) => attribute.header),
      ...recipe.metrics.flatMap(metricHeaders),
    ].filter((header) => header !== null),
  );

/** Columns that a file must have: those that something is read from, that leave rows out or look up. */
export const neededHeaders = (recipe: Recipe): ReadonlySet<string> =>
  new Set([
    ...usedHeaders(recipe),
    ...(recipe.leaveOut ?? []).map(({ column }) => column),
    ...(recipe.totalRows === undefined ? [] : [recipe.totalRows.column]),
    ...(recipe.lookups ?? []).flatMap(({ match }) => match.map(({ column }) => column)),
  ]);

/**
 * How the cells of a column are kept. Cells of columns that are read must fit the type of the
 * recipe, or their row is rejected. A column that nothing is read from keeps what does not fit as
 * the text it was, so that it cannot cost a row.
 */
export type ColumnPlan = RecipeColumn & { readonly isRead: boolean };

/** The plan of every column; the key is always text, whatever the recipe says. */
export const planColumns = (recipe: Recipe): readonly ColumnPlan[] => {
  const used = usedHeaders(recipe);
  return allColumns(recipe).map((column) => ({
    ...column,
    type: column.header === recipe.key ? 'text' : column.type,
    isRead: used.has(column.header),
  }));
};
