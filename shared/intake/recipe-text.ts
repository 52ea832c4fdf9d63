import { recipe as recipeSchema, type Recipe } from '../model/recipe.ts';
import type { RecipeMetric } from '../model/recipe-metric.ts';

/** A list without conditions says as little as none and is left out. */
const plainMetric = ({ filter = [], where = [], ...metric }: RecipeMetric): RecipeMetric => ({
  ...metric,
  ...(filter.length === 0 ? {} : { filter }),
  ...(where.length === 0 ? {} : { where }),
});

/**
 * The recipe as JSON with its keys in the order of its schema: the same recipe always gives the same
 * text, so texts can be compared, stored and versioned. Fields that are not given leave no trace, so
 * recipes of older versions keep their text. The recipe must be a valid one.
 */
export const recipeText = (recipe: Recipe): string => {
  const ordered = recipeSchema.parse({ ...recipe, metrics: recipe.metrics.map(plainMetric) });
  return `${JSON.stringify(ordered, null, 2)}\n`;
};
