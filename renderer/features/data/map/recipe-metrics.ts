import { freshCode } from '#shared/intake/metric-code.ts';
import { aggregationFacts } from '#shared/metrics/aggregation-facts.ts';
import type { Recipe, RecipeColumn } from '#shared/model/recipe.ts';
import { aggregations, type Aggregation, type RecipeMetric } from '#shared/model/recipe-metric.ts';
import { describeRows } from './builder/draft-metric.ts';

/** Whether an aggregation is said in full by its name and one column. */
const isSimple = (aggregation: Aggregation): boolean => {
  const { by, hasWhere, leastMonths, hasPercent } = aggregationFacts[aggregation];
  return by.length === 0 && !hasWhere && leastMonths === 0 && !hasPercent;
};

/**
 * Aggregations that make a number of a column of this type, or of rows without one (null), and need
 * nothing else. `current` is offered too where it fits, so that a choice never vanishes.
 */
export const aggregationsOf = (
  type: RecipeColumn['type'] | null,
  current: Aggregation | null = null,
): readonly Aggregation[] =>
  aggregations.filter(
    (aggregation) =>
      aggregationFacts[aggregation].value.includes(type ?? 'rows') &&
      (isSimple(aggregation) || aggregation === current),
  );

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

/** A new metric with a code made of its name. */
export const withFreshCode = (recipe: Recipe, metric: RecipeMetric): RecipeMetric => ({
  ...metric,
  code: freshCode(metric.name, codesOf(recipe)),
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

const describeValue = (metric: RecipeMetric): string => {
  const { aggregation, header } = metric;
  if (aggregation === 'count') {
    return header === null ? 'number of rows' : `rows with ${header}`;
  }
  if (aggregation === 'latest') {
    return `latest ${header ?? ''}`;
  }
  const { label, byLabel } = aggregationFacts[aggregation];
  const said = metric.percent === undefined ? label : `${metric.percent}th percentile of`;
  const started = `${said.charAt(0).toLowerCase()}${said.slice(1)} ${header ?? 'rows'}`;
  return metric.by === undefined ? started : `${started} ${byLabel} ${metric.by}`;
};

/** How a metric is made, for example `sum of Amount (12 months of Date)` or `number of rows`. */
export const describeAggregation = (metric: RecipeMetric): string => {
  const rows = describeRows(metric);
  return rows === '' ? describeValue(metric) : `${describeValue(metric)} (${rows})`;
};
