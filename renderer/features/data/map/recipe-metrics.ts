import { freshCode } from '#shared/intake/metric-code.ts';
import type { Aggregation, Recipe, RecipeColumn, RecipeMetric } from '#shared/model/recipe.ts';

/** Aggregations that make a number of a column of this type; `count` needs no number. */
export const aggregationsOf = (type: RecipeColumn['type'] | null): readonly Aggregation[] =>
  type === 'number' ? ['latest', 'sum', 'mean', 'count'] : ['count'];

const codesOf = (recipe: Recipe): ReadonlySet<string> =>
  new Set(recipe.metrics.map((metric) => metric.code));

/** A first metric for a column: the sum of numbers, otherwise the count of filled cells. */
export const metricOfColumn = (recipe: Recipe, column: RecipeColumn): RecipeMetric => {
  const isNumber = column.type === 'number';
  const name = column.header.trim().slice(0, 200) || 'Metric';
  return {
    code: freshCode(name, codesOf(recipe)),
    name,
    header: column.header,
    aggregation: isNumber ? 'sum' : 'count',
    unit: '',
    decimals: isNumber ? 2 : 0,
    higherIsBetter: true,
  };
};

/** A metric that counts the rows of a partner and reads no column. */
export const rowCountMetric = (recipe: Recipe): RecipeMetric => ({
  code: freshCode('rows', codesOf(recipe)),
  name: 'Rows',
  header: null,
  aggregation: 'count',
  unit: '',
  decimals: 0,
  higherIsBetter: true,
});

export const addMetric = (recipe: Recipe, metric: RecipeMetric): Recipe => ({
  ...recipe,
  metrics: [...recipe.metrics, metric],
});

/** Changes the metric at `index`; an index that does not exist changes nothing. */
export const changeMetric = (
  recipe: Recipe,
  index: number,
  change: Partial<RecipeMetric>,
): Recipe => ({
  ...recipe,
  metrics: recipe.metrics.map((metric, at) => (at === index ? { ...metric, ...change } : metric)),
});

export const removeMetric = (recipe: Recipe, index: number): Recipe => ({
  ...recipe,
  metrics: recipe.metrics.filter((_, at) => at !== index),
});

/** How a metric is made, for example `sum of Amount` or `number of rows`. */
export const describeAggregation = (metric: RecipeMetric): string => {
  if (metric.header === null) return 'number of rows';
  switch (metric.aggregation) {
    case 'latest':
      return `latest ${metric.header}`;
    case 'sum':
      return `sum of ${metric.header}`;
    case 'mean':
      return `mean of ${metric.header}`;
    case 'count':
      return `rows with ${metric.header}`;
  }
};
