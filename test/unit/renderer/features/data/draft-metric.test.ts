import { describe, expect, it } from 'vitest';
import {
  changedCondition,
  describeRows,
  headersOf,
  withAggregation,
} from '#renderer/features/data/map/builder/draft-metric.ts';
import { findMetricFault } from '#shared/metrics/metric-fault.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aggregations, type RecipeMetric } from '#shared/model/recipe-metric.ts';
import { aRecipe } from './a-recipe.ts';

const recipe: Recipe = aRecipe({
  columns: [
    { header: 'Partner No', type: 'number' },
    { header: 'Amount', type: 'number' },
    { header: 'Pieces', type: 'number' },
    { header: 'Product', type: 'text' },
    { header: 'Ordered', type: 'date' },
  ],
  key: 'Partner No',
  orderedBy: null,
});

const metric: RecipeMetric = {
  code: 'amount',
  name: 'Amount',
  header: 'Amount',
  aggregation: 'sum',
  unit: 'EUR',
  decimals: 2,
  higherIsBetter: true,
};

const typeOf = (header: string) =>
  header === recipe.key
    ? 'text'
    : (recipe.columns.find((column) => column.header === header)?.type ?? null);

describe('a metric that is being built', () => {
  it('can be measured after each change of the aggregation, wherever it came from', () => {
    for (const from of aggregations) {
      const before = withAggregation(metric, from, recipe);
      for (const to of aggregations) {
        expect([from, to, findMetricFault(withAggregation(before, to, recipe), typeOf)]).toEqual([
          from,
          to,
          null,
        ]);
      }
    }
  });

  it('gets what the aggregation needs and loses what it cannot use', () => {
    const split = withAggregation(metric, 'hhi', recipe);
    const years = withAggregation(split, 'cagr', recipe);
    expect([
      split.by,
      years.by,
      years.window,
      withAggregation(years, 'recency', recipe).header,
    ]).toEqual(['Pieces', undefined, { date: 'Ordered', months: 24, back: 0 }, 'Ordered']);
  });

  it('keeps a calendar window and a half-life only where they make sense', () => {
    const dated: RecipeMetric = {
      ...metric,
      window: { date: 'Ordered', calendar: 'yearToDate' },
      decay: { date: 'Ordered', halfLife: 6 },
    };
    const parts = (to: RecipeMetric['aggregation']) => {
      const { window, decay, percent } = withAggregation(dated, to, recipe);
      return [window, decay, percent];
    };
    expect([parts('mean'), parts('percentile'), parts('yearOnYear')]).toEqual([
      [dated.window, dated.decay, undefined],
      [dated.window, undefined, 90],
      [{ date: 'Ordered', months: 12, back: 0 }, undefined, undefined],
    ]);
    expect(describeRows(dated)).toBe('year to date of Ordered, half-life 6 months of Ordered');
  });

  it('treats the key as text and names it last', () => {
    expect(headersOf(recipe, ['text', 'number'])).toEqual([
      'Amount',
      'Pieces',
      'Product',
      'Partner No',
    ]);
  });

  it('keeps conditions in the words of their column', () => {
    const below = { column: 'Amount', is: '<', to: '12' } as const;
    expect([
      changedCondition(below, { column: 'Product' }, recipe),
      changedCondition(below, { is: 'filled' }, recipe),
      changedCondition({ ...below, to: { column: 'Pieces' } }, { column: 'Ordered' }, recipe),
      changedCondition({ column: 'Amount', is: 'empty', to: null }, { is: '>' }, recipe),
    ]).toEqual([
      { column: 'Product', is: '=', to: '12' },
      { column: 'Amount', is: 'filled', to: null },
      { column: 'Ordered', is: '<', to: '' },
      { column: 'Amount', is: '>', to: '' },
    ]);
  });

  it('says which rows count', () => {
    const window = { date: 'Ordered', months: 12, back: 0 };
    const filter = [{ column: 'Product', is: 'filled', to: null }] as const;
    expect(
      [metric, { ...metric, window }, { ...metric, window: { ...window, back: 12 }, filter }].map(
        describeRows,
      ),
    ).toEqual(['', '12 months of Ordered', '12 months of Ordered, 12 months back, 1 condition']);
  });
});
