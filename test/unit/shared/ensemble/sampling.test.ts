import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLatinHypercube } from '#shared/ensemble/latin-hypercube.ts';
import { sharesOfDriver } from '#shared/ensemble/shares.ts';
import { drawSobol, mostSobolDimensions } from '#shared/ensemble/sobol.ts';
import { createRandom } from '#shared/random.ts';

const pointOf = (values: Float64Array, dimensions: number, future: number): readonly number[] => [
  ...values.subarray(future * dimensions, (future + 1) * dimensions),
];

describe('a Latin hypercube', () => {
  it('uses every slice of every range exactly once, and repeats itself for a seed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer(),
        (futures, dimensions, seed) => {
          const shares = drawLatinHypercube(futures, dimensions, createRandom(seed));
          expect(drawLatinHypercube(futures, dimensions, createRandom(seed))).toEqual(shares);
          for (let driver = 0; driver < dimensions; driver += 1) {
            const slices = sharesOfDriver(shares, driver).map((share) =>
              Math.floor(share * futures),
            );
            expect([...slices.sort()]).toEqual([...slices.keys()]);
          }
        },
      ),
    );
  });
});

describe('the Sobol sequence', () => {
  it('has the published points of Joe and Kuo', () => {
    const { values } = drawSobol(1000, 5, null);
    // The first eight points, as scipy 1.17 prints them.
    expect([...values.subarray(0, 40)]).toEqual(
      [
        [0, 0, 0, 0, 0],
        [0.5, 0.5, 0.5, 0.5, 0.5],
        [0.75, 0.25, 0.25, 0.25, 0.75],
        [0.25, 0.75, 0.75, 0.75, 0.25],
        [0.375, 0.375, 0.625, 0.875, 0.375],
        [0.875, 0.875, 0.125, 0.375, 0.875],
        [0.625, 0.125, 0.875, 0.625, 0.625],
        [0.125, 0.625, 0.375, 0.125, 0.125],
      ].flat(),
    );
  });

  it('agrees with scipy in high dimensions', () => {
    const far = pointOf(drawSobol(64, 40, null).values, 40, 37);
    expect([0, 1, 2, 7, 19, 39].map((driver) => far[driver])).toEqual([
      0.921875, 0.640625, 0.578125, 0.796875, 0.140625, 0.078125,
    ]);
    const last = pointOf(
      drawSobol(1000, mostSobolDimensions, null).values,
      mostSobolDimensions,
      999,
    );
    expect([mostSobolDimensions, last[150], last[199]]).toEqual([200, 0.4814453125, 0.9052734375]);
  });

  it('keeps every stratum full when it is shifted, and leaves the ends of the range', () => {
    const shares = drawSobol(256, 20, createRandom(11));
    for (let driver = 0; driver < 20; driver += 1) {
      const column = sharesOfDriver(shares, driver);
      expect(Math.min(...column)).toBeGreaterThan(0);
      expect(Math.max(...column)).toBeLessThan(1);
      const slices = column.map((share) => Math.floor(share * 256));
      expect([...slices.sort()]).toEqual([...slices.keys()]);
    }
  });
});
