import type { Recipe } from '#shared/model/recipe.ts';
import type { SensitivityLevel } from '#shared/model/sensitivity.ts';

/** The same with a mark, or without one. */
const marked = <T extends { readonly sensitivity?: SensitivityLevel | undefined }>(
  each: T,
  level: SensitivityLevel | null,
): T => ({ ...each, sensitivity: level ?? undefined });

/** A recipe that says how sensitive a column is. */
export const withColumnMark = (
  recipe: Recipe,
  header: string,
  level: SensitivityLevel | null,
): Recipe => ({
  ...recipe,
  columns: recipe.columns.map((column) =>
    column.header === header ? marked(column, level) : column,
  ),
});

/** A recipe that says how sensitive an attribute is; null leaves it as its column. */
export const withAttributeMark = (
  recipe: Recipe,
  place: number,
  level: SensitivityLevel | null,
): Recipe => ({
  ...recipe,
  attributes: recipe.attributes.map((attribute, at) =>
    at === place ? marked(attribute, level) : attribute,
  ),
});

/** A recipe that says how sensitive a metric is; null leaves it as the columns that it reads. */
export const withMetricMark = (
  recipe: Recipe,
  place: number,
  level: SensitivityLevel | null,
): Recipe => ({
  ...recipe,
  metrics: recipe.metrics.map((metric, at) => (at === place ? marked(metric, level) : metric)),
});
