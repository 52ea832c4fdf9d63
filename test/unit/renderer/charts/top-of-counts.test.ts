import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topOfCounts } from '#renderer/charts/top-of-counts.ts';

describe('the scale of counts', () => {
  it('ends at a round number whose half is a count', () => {
    expect([0, 1, 2, 3, 5, 7, 10, 11, 21, 45, 61, 100, 101, 4001].map(topOfCounts)).toEqual([
      2, 2, 2, 4, 6, 10, 10, 20, 40, 60, 100, 100, 200, 6000,
    ]);
  });

  it('leaves no count outside, and less than a half of it empty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (most) => {
        const top = topOfCounts(most);
        expect([top >= most, top <= 2 * most, Number.isInteger(top / 2)]).toEqual([
          true,
          true,
          true,
        ]);
      }),
    );
  });
});
