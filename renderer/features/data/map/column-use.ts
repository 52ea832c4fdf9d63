import { freshCode } from '#shared/intake/metric-code.ts';
import type { Recipe, RecipeColumn } from '#shared/model/recipe.ts';
import { metricOfColumn } from './recipe-metrics.ts';

/** What a column of the file is read for, in the order of the choice that a person sees. */
export const columnUses = [
  'ignored',
  'key',
  'name',
  'orderedBy',
  'attribute',
  'currentTier',
  'metric',
] as const;

export type ColumnUse = (typeof columnUses)[number];

/**
 * The one use of a column. A column that is the key and something else besides is shown as the
 * key; a column of several metrics is a metric.
 */
export const columnUseOf = (recipe: Recipe, header: string): ColumnUse => {
  if (recipe.key === header) return 'key';
  if (recipe.name === header) return 'name';
  if (recipe.orderedBy === header) return 'orderedBy';
  const attribute = recipe.attributes.find((candidate) => candidate.header === header);
  if (attribute !== undefined) return attribute.role;
  return recipe.metrics.some((metric) => metric.header === header) ? 'metric' : 'ignored';
};

/** The recipe with nothing read from the column. A key that is freed leaves the empty text. */
export const withoutColumn = (recipe: Recipe, header: string): Recipe => ({
  ...recipe,
  key: recipe.key === header ? '' : recipe.key,
  name: recipe.name === header ? null : recipe.name,
  orderedBy: recipe.orderedBy === header ? null : recipe.orderedBy,
  attributes: recipe.attributes.filter((attribute) => attribute.header !== header),
  metrics: recipe.metrics.filter((metric) => metric.header !== header),
});

const withAttribute = (
  recipe: Recipe,
  header: string,
  role: 'attribute' | 'currentTier',
): Recipe => ({
  ...recipe,
  attributes: [
    // Only one column can say where a partner stands today.
    ...recipe.attributes.map((attribute) =>
      role === 'currentTier' && attribute.role === 'currentTier'
        ? { ...attribute, role: 'attribute' as const }
        : attribute,
    ),
    {
      code: freshCode(header, new Set(recipe.attributes.map((attribute) => attribute.code))),
      name: header.trim() === '' ? 'Attribute' : header.trim().slice(0, 200),
      header,
      role,
    },
  ],
});

/**
 * The recipe that reads `column` for `use` alone. Key, name and ordering belong to one column
 * each: the column that held the place before is ignored afterwards.
 */
export const withColumnUse = (recipe: Recipe, column: RecipeColumn, use: ColumnUse): Recipe => {
  const { header } = column;
  if (columnUseOf(recipe, header) === use) return recipe;
  const freed = withoutColumn(recipe, header);
  switch (use) {
    case 'ignored':
      return freed;
    case 'key':
      return { ...freed, key: header };
    case 'name':
      return { ...freed, name: header };
    case 'orderedBy':
      return { ...freed, orderedBy: header };
    case 'attribute':
    case 'currentTier':
      return withAttribute(freed, header, use);
    case 'metric':
      return { ...freed, metrics: [...freed.metrics, metricOfColumn(freed, column)] };
  }
};

/** Headers that nothing is read from, in file order. */
export const ignoredHeaders = (recipe: Recipe): readonly string[] =>
  recipe.columns
    .map((column) => column.header)
    .filter((header) => columnUseOf(recipe, header) === 'ignored');
