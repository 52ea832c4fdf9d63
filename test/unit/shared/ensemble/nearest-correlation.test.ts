import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorise } from '#shared/ensemble/cholesky.ts';
import { correlationMatrix } from '#shared/ensemble/correlation-matrix.ts';
import { explainImpossible } from '#shared/ensemble/explain-impossible.ts';
import {
  eigenOf,
  nearestCorrelation,
  possibleCorrelation,
} from '#shared/ensemble/nearest-correlation.ts';
import type { DriverId } from '#shared/model/ids.ts';

const drivers = ['a', 'b', 'c'].map((id) => ({ id: id as DriverId, name: id.toUpperCase() }));
const [a, b, c] = ['a', 'b', 'c'] as unknown as readonly [DriverId, DriverId, DriverId];

describe('the nearest correlation matrix', () => {
  it('of the published example is the printed one', () => {
    // N. J. Higham, Computing the nearest correlation matrix, 2002: the tridiagonal matrix of order 4.
    const given = Float64Array.of(2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2);
    expect(
      [...nearestCorrelation({ size: 4, values: given }).values].map((value) =>
        Number(value.toFixed(4)),
      ),
    ).toEqual([
      ...[1, -0.8084, 0.1916, 0.1068],
      ...[-0.8084, 1, -0.6562, 0.1916],
      ...[0.1916, -0.6562, 1, -0.8084],
      ...[0.1068, 0.1916, -0.8084, 1],
    ]);
  });

  it('is the matrix itself where that is one, and its eigenvalues sum to its size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 3, maxLength: 3 }),
        (many) => {
          const [x = 0, y = 0, z = 0] = many.map((each) => each / 100);
          const matrix = correlationMatrix(drivers, [
            { one: a, other: b, correlation: x },
            { one: a, other: c, correlation: y },
            { one: b, other: c, correlation: z },
          ]);
          nearestCorrelation(matrix).values.forEach((value, place) =>
            expect(value).toBeCloseTo(matrix.values[place] ?? NaN, 9),
          );
          expect(eigenOf(matrix).values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(3, 9);
        },
      ),
    );
  });

  it('as it is offered can always be drawn by', () => {
    const any = fc.integer({ min: -100, max: 100 }).map((each) => each / 100);
    fc.assert(
      fc.property(any, any, any, (x, y, z) => {
        const offered = possibleCorrelation(
          correlationMatrix(drivers, [
            { one: a, other: b, correlation: x },
            { one: a, other: c, correlation: y },
            { one: b, other: c, correlation: z },
          ]),
        );
        expect('lower' in factorise(offered)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('correlations that cannot be', () => {
  it('are told by the pair that two others rule out, with the nearest that can be', () => {
    const given = [
      { one: a, other: b, correlation: 0.9 },
      { one: a, other: c, correlation: 0.9 },
      { one: b, other: c, correlation: -0.9 },
    ];
    expect(explainImpossible(drivers, given)).toEqual({
      message:
        'B and C cannot be correlated by −0.9: with 0.9 and 0.9 to A, they are so by more than 0.62 and less than 1.',
      nearest: [
        { one: a, other: b, correlation: 0.49 },
        { one: a, other: c, correlation: 0.49 },
        { one: b, other: c, correlation: -0.49 },
      ],
    });
  });

  it('of 1 are one driver; those that can be are not told', () => {
    expect(explainImpossible(drivers, [{ one: a, other: b, correlation: 1 }])).toMatchObject({
      message:
        'A and B cannot be correlated by 1: they would be one driver. Stay between −1 and 1.',
    });
    expect(explainImpossible(drivers, [{ one: a, other: b, correlation: 0.99 }])).toBeNull();
  });
});
