import { describe, expect, it } from 'vitest';
import {
  addMetric,
  aggregationsOf,
  changeMetric,
  describeAggregation,
  metricOfColumn,
  removeMetric,
  rowCountMetric,
} from '#renderer/features/data/map/recipe-metrics.ts';
import { aRecipe } from './a-recipe.ts';

describe('metrics of a recipe', () => {
  it('of one column can be several', () => {
    const recipe = aRecipe();
    const second = metricOfColumn(recipe, { header: 'Amount', type: 'number' });
    expect(addMetric(recipe, second).metrics.map(({ code }) => code)).toEqual([
      'amount',
      'amount_2',
    ]);
  });

  it('can count the rows of a partner without any column', () => {
    const recipe = addMetric(aRecipe(), rowCountMetric(aRecipe()));
    expect(recipe.metrics.map(describeAggregation)).toEqual(['sum of Amount', 'number of rows']);
  });

  it('are changed and removed by their place', () => {
    const recipe = addMetric(aRecipe(), rowCountMetric(aRecipe()));
    expect(changeMetric(recipe, 1, { name: 'Orders' }).metrics.map(({ name }) => name)).toEqual([
      'Amount',
      'Orders',
    ]);
    expect(removeMetric(recipe, 0).metrics.map(({ name }) => name)).toEqual(['Rows']);
    expect(removeMetric(recipe, 7).metrics.length).toBe(2);
  });

  it('say from which rows they are made', () => {
    const window = { date: 'Day', months: 12, back: 0 };
    const metric = rowCountMetric(aRecipe());
    expect(
      [
        { ...metric, header: 'Amount', aggregation: 'hhi', by: 'Product', window } as const,
        { ...metric, window },
      ].map(describeAggregation),
    ).toEqual([
      'concentration (HHI) of Amount split by Product (12 months of Day)',
      'number of rows (12 months of Day)',
    ]);
  });

  it('offer only aggregations that the type allows', () => {
    expect([
      aggregationsOf('number'),
      aggregationsOf('text'),
      aggregationsOf('date'),
      aggregationsOf(null),
      aggregationsOf(null, 'hhi'),
    ]).toEqual([
      [
        'latest',
        'sum',
        'mean',
        'median',
        'min',
        'max',
        'count',
        'distinct',
        'deviation',
        'earliest',
        'shareOfTotal',
      ],
      ['count', 'distinct'],
      ['count', 'distinct', 'recency', 'tenure'],
      ['count', 'shareOfTotal'],
      ['count', 'hhi', 'shareOfTotal'],
    ]);
  });
});
