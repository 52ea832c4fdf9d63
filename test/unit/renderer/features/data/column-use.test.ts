import { describe, expect, it } from 'vitest';
import {
  columnUses,
  ignoredHeaders,
  columnUseOf,
  withColumnUse,
} from '#renderer/features/data/map/column-use.ts';
import { aRecipe } from './a-recipe.ts';

const column = (header: string, type: 'text' | 'number' | 'date' = 'text') => ({ header, type });

describe('what a column is used for', () => {
  it('is read off the recipe', () => {
    const recipe = aRecipe({ name: null });
    expect(recipe.columns.map(({ header }) => [header, columnUseOf(recipe, header)])).toEqual([
      ['Partner', 'key'],
      ['Region', 'attribute'],
      ['Booked on', 'orderedBy'],
      ['Amount', 'metric'],
    ]);
  });

  it.each(columnUses)('becomes %s and nothing besides', (use) => {
    for (const header of ['Partner', 'Region', 'Amount']) {
      const changed = withColumnUse(aRecipe(), column(header), use);
      expect(columnUseOf(changed, header)).toBe(use);
      const uses = [
        changed.key === header,
        changed.name === header,
        changed.orderedBy === header,
        changed.attributes.some((attribute) => attribute.header === header),
        changed.metrics.some((metric) => metric.header === header),
      ].filter(Boolean);
      expect(uses.length).toBe(use === 'ignored' ? 0 : 1);
    }
  });

  it('frees the column that held the key before', () => {
    const changed = withColumnUse(aRecipe(), column('Region'), 'key');
    expect([changed.key, columnUseOf(changed, 'Partner')]).toEqual(['Region', 'ignored']);
    expect(ignoredHeaders(changed)).toEqual(['Partner']);
  });

  it('lets one column only hold the current tier; the former one stays an attribute', () => {
    const first = withColumnUse(aRecipe(), column('Region'), 'currentTier');
    const second = withColumnUse(first, column('Amount', 'number'), 'currentTier');
    expect(second.attributes.map(({ header, role }) => [header, role])).toEqual([
      ['Region', 'attribute'],
      ['Amount', 'currentTier'],
    ]);
  });

  it('sums a column of numbers and counts any other', () => {
    const summed = withColumnUse(aRecipe({ metrics: [] }), column('Amount', 'number'), 'metric');
    const counted = withColumnUse(aRecipe({ metrics: [] }), column('Region'), 'metric');
    expect([summed.metrics, counted.metrics]).toEqual([
      [
        {
          code: 'amount',
          name: 'Amount',
          header: 'Amount',
          aggregation: 'sum',
          unit: '',
          decimals: 2,
          higherIsBetter: true,
        },
      ],
      [
        {
          code: 'region',
          name: 'Region',
          header: 'Region',
          aggregation: 'count',
          unit: '',
          decimals: 0,
          higherIsBetter: true,
        },
      ],
    ]);
  });

  it('stays what it was when the same use is chosen again', () => {
    const recipe = aRecipe();
    expect(withColumnUse(recipe, column('Amount', 'number'), 'metric')).toBe(recipe);
  });
});
