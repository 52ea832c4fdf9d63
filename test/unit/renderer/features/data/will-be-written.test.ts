import { describe, expect, it } from 'vitest';
import { willBeWritten } from '#renderer/features/data/check/will-be-written.ts';
import { aRecipe } from './a-recipe.ts';

describe('what will be written', () => {
  it('is one sentence about each partner', () => {
    expect(willBeWritten(aRecipe())).toBe(
      'Each Partner gets 1 metric (Amount) and 1 attribute (Region).',
    );
    expect(willBeWritten(aRecipe({ attributes: [], metrics: [], name: 'Region' }))).toBe(
      'Each Partner gets a name (Region).',
    );
  });

  it('names six metrics and counts the rest', () => {
    const [metric] = aRecipe().metrics;
    if (metric === undefined) throw new Error('the builder has a metric');
    const metrics = Array.from({ length: 8 }, (_, index) => ({ ...metric, name: `M${index}` }));
    expect(willBeWritten(aRecipe({ attributes: [], metrics }))).toBe(
      'Each Partner gets 8 metrics (M0, M1, M2, M3, M4, M5 and 2 more).',
    );
  });
});
