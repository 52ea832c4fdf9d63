import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkModel } from '#shared/scoring/check-model.ts';
import { judgeMetric } from '#shared/scoring/normalise.ts';
import { interpolatePoints } from '#shared/scoring/values/piecewise.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const target = [
  { raw: 10, value: 0 },
  { raw: 30, value: 100 },
  { raw: 70, value: 20 },
];

const points = fc
  .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 8 })
  .chain((raws) =>
    fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: raws.length, maxLength: raws.length })
      .map((values) =>
        raws.toSorted((a, b) => a - b).map((raw, index) => ({ raw, value: values[index] ?? 0 })),
      ),
  );

describe('drawn points', () => {
  it('give values on straight lines, and hold beyond their ends', () => {
    // The figures of numpy.interp([0, 10, 15, 30, 50, 70, 99], [10, 30, 70], [0, 100, 20]).
    expect([0, 10, 15, 30, 50, 70, 99].map((raw) => interpolatePoints(raw, target))).toEqual([
      0, 0, 25, 100, 60, 20, 20,
    ]);
    expect(interpolatePoints(NaN, target)).toBeNaN();
  });

  it('judge partners; who has no number has no value', () => {
    const criterion = aCriterion('x', { valueFunction: { method: 'piecewise', points: target } });
    const column = judgeMetric(criterion, aMetric('x', [15, 'missing', 99]), 3);
    expect([...column.values, ...column.status, column.judged]).toEqual([25, NaN, 20, 0, 1, 0, 2]);
  });

  it('meet their points, stay between the lowest and the highest, and rise where the points rise', () => {
    fc.assert(
      fc.property(
        points,
        fc.integer({ min: -2000, max: 2000 }),
        fc.nat(500),
        (drawn, raw, step) => {
          expect(drawn.map((point) => interpolatePoints(point.raw, drawn))).toEqual(
            drawn.map(({ value }) => value),
          );
          const values = drawn.map(({ value }) => value);
          const value = interpolatePoints(raw, drawn);
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
          const rising = drawn.map((point, index) => ({ ...point, value: index }));
          expect(interpolatePoints(raw + step, rising)).toBeGreaterThanOrEqual(
            interpolatePoints(raw, rising) - 1e-9,
          );
        },
      ),
    );
  });

  it('do not change when raw numbers and points are in another unit', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -2000, max: 2000 }), (drawn, raw) => {
        const scaled = drawn.map((point) => ({ ...point, raw: 8 * point.raw + 3 }));
        expect(interpolatePoints(8 * raw + 3, scaled)).toBeCloseTo(
          interpolatePoints(raw, drawn),
          9,
        );
      }),
    );
  });

  it('that do not rise are refused, with the two that clash', () => {
    const model = aModel({
      dimensions: [
        aDimension('d', [
          aCriterion('x', {
            valueFunction: {
              method: 'piecewise',
              points: [
                { raw: 5, value: 0 },
                { raw: 5, value: 100 },
              ],
            },
          }),
        ]),
      ],
    });
    expect(checkModel(model, aSnapshot([aMetric('x', [1, 2])]))).toEqual([
      {
        severity: 'error',
        about: 'criterion-x',
        message: 'Point 2 of x (5) must lie above the point before it (5).',
      },
    ]);
  });
});
