import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOutliers, robustOutliers, tukeyOutliers } from '#shared/quality/outliers.ts';

const of = (...values: readonly number[]): Float64Array => Float64Array.from(values);

describe('Tukey’s fences', () => {
  it('lie so many quartile distances beyond the quartiles', () => {
    // Quartiles 2 and 4 of 1 … 5: 3 × 2 beyond them are −4 and 10.
    expect(tukeyOutliers(of(1, 2, 3, 4, 5), 1.5)).toEqual([]);
    // Quartiles 2.25 and 4.75, distance 2.5.
    expect(tukeyOutliers(of(1, 2, 3, 4, 5, NaN, 100), 3)).toEqual([
      { position: 6, score: (100 - 4.75) / 2.5 },
    ]);
    expect(tukeyOutliers(of(7, 7, 7, 7, 900), 3)).toEqual([]);
    expect(tukeyOutliers(of(), 3)).toEqual([]);
  });

  it('find the same places when values are shifted or scaled, and mirrored ones when negated', () => {
    const cells = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 40 });
    fc.assert(
      fc.property(cells, fc.integer({ min: -500, max: 500 }), (list, shift) => {
        const places = (values: readonly number[]): readonly number[] =>
          tukeyOutliers(Float64Array.from(values), 1.5)
            .map(({ position }) => position)
            .sort((left, right) => left - right);
        expect(places(list.map((value) => (value + shift) * 4))).toEqual(places(list));
        expect(places(list.map((value) => -value))).toEqual(places(list));
      }),
    );
  });
});

it.each(['mad', 'tukey'] as const)('%s finds fewer outliers the wider its limit', (method) => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 40 }),
      fc.double({ min: 1, max: 5, noNaN: true }),
      (list, limit) => {
        const values = Float64Array.from(list);
        const near = new Set(findOutliers(values, method, limit).map(({ position }) => position));
        const far = findOutliers(values, method, limit * 2);
        expect(far.every(({ position }) => near.has(position))).toBe(true);
        // Never more than half of the values can be far from the middle of all.
        expect(near.size).toBeLessThanOrEqual(list.length / 2);
      },
    ),
  );
});

it('compares skewed amounts by their logarithms, so that a large partner among small ones is none', () => {
  // Every partner a half larger than the one before: nobody stands out, but on the plain scale many do.
  const amounts = of(...Array.from({ length: 24 }, (_, place) => 1.5 ** place));
  expect(robustOutliers(amounts, 3.5).length).toBeGreaterThan(5);
  expect(findOutliers(amounts, 'mad', 3.5)).toEqual([]);
  expect(findOutliers(amounts, 'tukey', 1.5)).toEqual([]);
  const typing = amounts.map((value, place) => (place === 3 ? value * 1e9 : value));
  expect(findOutliers(typing, 'mad', 3.5).map(({ position }) => position)).toEqual([3]);
  // With a zero or less there are no logarithms.
  expect(findOutliers(of(0, ...amounts), 'mad', 3.5).length).toBeGreaterThan(5);
});
