import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { pathsToNextTier } from '#shared/scoring/next-tier-paths.ts';
import { cellStatus } from '#shared/model/cell-status.ts';
import type { ValueFunction } from '#shared/model/scoring-model.ts';
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

  it('does lift the partner, whatever the model', () => {
    fc.assert(
      fc.property(modelAndSnapshot, ({ model: drawn, snapshot }) => {
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
            const ranges = columns.map(({ range }) => range);
            const after = explainPartner(drawn, moved, judgeSnapshot(drawn, moved, ranges), row);
            expect(after.tier).toBeLessThan(explained.tier ?? NaN);
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});
