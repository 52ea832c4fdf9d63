import { expect, it } from 'vitest';
import { metricWords } from '#shared/lineage/metric-words.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';

const plain: RecipeMetric = {
  code: 'm',
  name: 'M',
  header: 'Amount',
  aggregation: 'sum',
  unit: 'EUR',
  decimals: 0,
  higherIsBetter: true,
};

it('says how a metric is made, with its window and its conditions', () => {
  const words = [
    plain,
    {
      ...plain,
      window: { date: 'Ordered', months: 12, back: 0 },
      filter: [
        { column: 'Region', is: '!=', to: 'West' },
        { column: 'Paid', is: 'filled', to: null },
        { column: 'Delivered', is: '<=', to: { column: 'Promised' } },
      ],
    },
    {
      ...plain,
      window: { date: 'Ordered', months: 1, back: 3 },
      decay: { date: 'Ordered', halfLife: 6 },
    },
    {
      ...plain,
      aggregation: 'ratio',
      by: 'Target',
      window: { date: 'Ordered', calendar: 'lastYear' },
    },
    {
      ...plain,
      aggregation: 'share',
      header: null,
      where: [{ column: 'Late', is: '=', to: 'no' }],
    },
    { ...plain, aggregation: 'percentile', percent: 90 },
    { ...plain, currency: { policy: 'average', column: 'Currency' } },
    {
      ...plain,
      currency: { policy: 'frozen', column: 'Currency', day: '2026-01-01', withinDays: 7 },
    },
  ] satisfies readonly RecipeMetric[];
  expect(words.map(metricWords)).toEqual([
    'Sum of Amount',
    'Sum of Amount; 12 months of Ordered up to the as-of date; only rows with Region ≠ West and Paid is filled and Delivered ≤ Promised',
    'Sum of Amount; 1 month of Ordered up to 3 months before the as-of date; a row counts half after 6 months of Ordered',
    'Ratio of sums: Amount over Target; last full year of Ordered',
    'Share of rows where Late = no',
    'Percentile of (90 %) Amount',
    'Sum of Amount; converted from Currency by the mean rate of the window',
    'Sum of Amount; converted from Currency by the rate of 2026-01-01',
  ]);
});
