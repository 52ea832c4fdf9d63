import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { pathsToNextTier } from '#shared/scoring/next-tier-paths.ts';
import { cellStatus } from '#shared/model/cell-status.ts';
import type { ValueFunction } from '#shared/model/value-function.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { modelAndSnapshot } from './arbitrary-model.ts';

const posts: ValueFunction = { method: 'goalposts', direction: 'higher', lower: 0, upper: 10 };
const delays: ValueFunction = { method: 'goalposts', direction: 'lower', lower: 0, upper: 40 };
const peak: ValueFunction = {
  method: 'piecewise',
  points: [
    { raw: 0, value: 0 },
    { raw: 5, value: 100 },
    { raw: 10, value: 0 },
  ],
};

/** One of every method, over the numbers that `modelAndSnapshot` draws. */
const methods: fc.Arbitrary<readonly ValueFunction[]> = fc.shuffledSubarray<ValueFunction>(
  [
    { method: 'minmax', direction: 'lower' },
    { method: 'goalposts', direction: 'higher', lower: -500, upper: 400 },
    { method: 'target', lower: -800, bestFrom: -100, bestTo: 50, upper: 50 },
    { method: 'zscore', direction: 'lower', ddof: 1 },
    { method: 'percentile', direction: 'higher' },
    { method: 'percentile', direction: 'lower' },
    { method: 'logarithmic', direction: 'higher', shift: null },
    {
      method: 'bands',
      below: 80,
      steps: [
        { from: -200, value: 0 },
        { from: 300, value: 100 },
      ],
    },
    {
      method: 'rubric',
      levels: [
        { at: -7, value: 30, wording: '' },
        { at: 7, value: 100, wording: '' },
      ],
    },
    peak,
  ],
  { minLength: 1 },
);

const model = aModel({
  dimensions: [
    aDimension('d', [
      aCriterion('engineers', { weight: 0.5, valueFunction: posts }),
      aCriterion('delay', { weight: 0.4, valueFunction: delays }),
      aCriterion('discount', { weight: 0.1, valueFunction: peak }),
    ]),
  ],
  tiers: [aTier('Gold', 60), aTier('Silver', null)],
});

const pathsOf = (engineers: number, delay: number, discount: number) => {
  const snapshot = aSnapshot([
    aMetric('engineers', [engineers]),
    aMetric('delay', [delay]),
    aMetric('discount', [discount]),
  ]);
  const explained = explainPartner(model, snapshot, judgeSnapshot(model, snapshot), 0);
  return pathsToNextTier(explained).map(({ part, to, value }) => [
    part.criterion.name,
    to,
    Math.round(value * 1e9) / 1e9,
  ]);
};

describe('what the next tier takes', () => {
  it('is the number that each criterion would need by itself, the least on its scale first', () => {
    // 0.5·50 + 0.4·50 + 0.1·50 = 50: ten points short, so 20, 25 and 100 more value.
    expect(pathsOf(5, 20, 2.5)).toEqual([
      ['engineers', 7, 70],
      ['delay', 10, 75],
    ]);
  });

  it('goes to the nearer side of a peak', () => {
    // 0.5·60 + 0.4·50 + 0.1·60 = 56: four points short, so 40 more value for the discount.
    const found = pathsOf(6, 20, 8 - 1).find(([name]) => name === 'discount');
    expect(found).toEqual(['discount', 5, 100]);
  });

  it('is nothing at the top', () => {
    expect(pathsOf(10, 0, 5)).toEqual([]);
  });

  it('does lift the partner, whatever the model and its value functions', () => {
    fc.assert(
      fc.property(modelAndSnapshot, methods, ({ model: before, snapshot }, functions) => {
        const drawn = {
          ...before,
          dimensions: before.dimensions.map((dimension, d) => ({
            ...dimension,
            criteria: dimension.criteria.map((criterion, c) => ({
              ...criterion,
              valueFunction: functions[(3 * d + c) % functions.length] ?? posts,
            })),
          })),
        };
        const columns = judgeSnapshot(drawn, snapshot);
        snapshot.partnerKeys.forEach((_, row) => {
          const explained = explainPartner(drawn, snapshot, columns, row);
          for (const { part, to } of pathsToNextTier(explained)) {
            const moved = {
              ...snapshot,
              metrics: snapshot.metrics.map((metric) =>
                metric.code === part.criterion.metricCode
                  ? {
                      ...metric,
                      values: metric.values.with(row, to),
                      status: metric.status.with(row, cellStatus.value),
                    }
                  : metric,
              ),
            };
            const references = columns.map((column) => column.references);
            const after = explainPartner(
              drawn,
              moved,
              judgeSnapshot(drawn, moved, references),
              row,
            );
            expect(after.tier).toBeLessThan(explained.tier ?? NaN);
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});
