import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawWeightings } from '#shared/doubt/draw-weightings.ts';
import type { WeightDoubt } from '#shared/doubt/weight-doubt.ts';
import { createRandom } from '#shared/random.ts';

const draws = 100_000;

const weightingsOf = (today: readonly number[], doubt: WeightDoubt, count = draws) => {
  const { shares, criteria } = drawWeightings(
    Float64Array.from(today),
    doubt,
    count,
    createRandom(7),
  );
  return Array.from({ length: count }, (_, draw) =>
    shares.subarray(draw * criteria, (draw + 1) * criteria),
  );
};

const shareOf = (
  rows: readonly Float64Array[],
  test: (row: readonly number[]) => boolean,
): number => rows.filter((row) => test([...row])).length / rows.length;

const means = (rows: readonly Float64Array[]): readonly number[] =>
  [...(rows[0] ?? []).keys()].map(
    (index) => rows.reduce((sum, row) => sum + (row[index] ?? 0), 0) / rows.length,
  );

describe('weightings that are drawn', () => {
  it('spread evenly over the simplex where nothing is known', () => {
    const rows = weightingsOf([0.5, 0.3, 0.2], { kind: 'any' });
    // (1 − 0.7)², the part of the triangle beyond 0.7; uniforms over their sum would give 0.03.
    expect(shareOf(rows, ([first = 0]) => first > 0.7)).toBeCloseTo(0.09, 2);
    means(rows).forEach((mean) => expect(mean).toBeCloseTo(1 / 3, 2));
  });

  it('have the rank order centroid as their mean where the order is known', () => {
    const rows = weightingsOf([0.2, 0.5, 0.3], { kind: 'order' });
    expect(shareOf(rows, ([a = 0, b = 0, c = 0]) => b >= c && c >= a)).toBe(1);
    // Barron and Barrett 1996: (1 + 1/2 + 1/3)/3, (1/2 + 1/3)/3, (1/3)/3.
    const [a, b, c] = means(rows);
    expect(b).toBeCloseTo(11 / 18, 2);
    expect(c).toBeCloseTo(5 / 18, 2);
    expect(a).toBeCloseTo(2 / 18, 2);
  });

  it('let equal weights fall out either way', () => {
    const rows = weightingsOf([0.4, 0.4, 0.2], { kind: 'order' });
    expect(shareOf(rows, ([a = 0, b = 0]) => a > b)).toBeCloseTo(0.5, 2);
  });

  it('spread evenly over what the band leaves of the simplex', () => {
    const rows = weightingsOf([1 / 3, 1 / 3, 1 / 3], { kind: 'band', share: 1 });
    // Bounds of 0 and 2/3 cut three corners of 1/9 off; (1/4 − 1/9)/(2/3) lies beyond 1/2.
    expect(shareOf(rows, ([first = 0]) => first > 0.5)).toBeCloseTo(5 / 24, 2);
  });

  it('stay within their band and sum to 1, whatever the weights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (weights, share) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          for (const row of weightingsOf(weights, { kind: 'band', share }, 20)) {
            expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
            row.forEach((weight, index) => {
              const today = (weights[index] ?? 0) / total;
              expect(Math.abs(weight - today)).toBeLessThanOrEqual(share * today + 1e-12);
            });
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are the same for the same seed', () => {
    const draw = () => weightingsOf([0.5, 0.3, 0.2], { kind: 'band', share: 0.3 }, 50);
    expect(draw()).toEqual(draw());
  });
});
