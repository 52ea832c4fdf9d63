import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { criteriaOf, judgeSnapshot } from '#shared/scoring/criteria.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { modelAndSnapshot } from './arbitrary-model.ts';

const score = (model: ScoringModel, snapshot: Snapshot): ReturnType<typeof scorePartners> =>
  scorePartners(model, judgeSnapshot(model, snapshot), snapshot.partnerKeys.length);

/** The textbook written out, one partner and one criterion at a time. */
const referenceScore = (model: ScoringModel, snapshot: Snapshot, row: number): number => {
  const names = ['value', 'missing', 'notApplicable', 'noActivity', 'notComputable'] as const;
  let total = 0;
  let carried = 0;
  let points = 0;
  let [off, offTotal, offCarried] = [0, 0, 0];
  for (const { criterion, dimension } of criteriaOf(model)) {
    const metric = snapshot.metrics.find(({ code }) => code === criterion.metricCode);
    const weight = dimension.weight * criterion.weight;
    const isOff = dimension.rules.kind === 'takes';
    if (isOff) offTotal += weight;
    else total += weight;
    const count = (value: number): void => {
      if (isOff) {
        off += weight * (100 - value);
        offCarried += weight;
      } else {
        points += weight * value;
        carried += weight;
      }
    };
    const status = names[metric?.status[row] ?? 1] ?? 'missing';
    if (status === 'value') {
      const observed = [...(metric?.values ?? [])].filter((x) => !Number.isNaN(x));
      const [low, high] = [Math.min(...observed), Math.max(...observed)];
      const raw = metric?.values[row] ?? NaN;
      count(low === high ? 50 : (100 * (raw - low)) / (high - low));
      continue;
    }
    const policy = criterion.rules.absencePolicies[status] ?? model.absencePolicies[status];
    if (policy === 'block') {
      return NaN;
    }
    if (policy === 'worst' || (typeof policy === 'object' && 'value' in policy)) {
      count(policy === 'worst' ? 0 : policy.value);
    }
  }
  const share = (carried + offCarried) / (total + offTotal);
  const isEnough = total > 0 && carried > 0 && share >= model.minimumCoverage - 1e-9;
  const taken = offCarried > 0 ? (offTotal * off) / offCarried : 0;
  return isEnough ? Math.max(0, points / carried - taken) : NaN;
};

const near = (actual: number, expected: number): void => {
  if (Number.isNaN(expected)) {
    expect(actual).toBeNaN();
  } else {
    expect(Math.abs(actual - expected)).toBeLessThan(1e-9);
  }
};

describe('the weighted sum', () => {
  it('gives the published figures', () => {
    // v = (90, 90, 10) with w = (.4, .4, .2) sums to 74.
    const columns = ['a', 'b', 'c'];
    const model = aModel({
      dimensions: [
        aDimension(
          'd',
          columns.map((code, index) =>
            aCriterion(code, {
              weight: [0.4, 0.4, 0.2][index] ?? 0,
              valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
            }),
          ),
        ),
      ],
    });
    const snapshot = aSnapshot([aMetric('a', [90]), aMetric('b', [90]), aMetric('c', [10])]);
    expect(score(model, snapshot)).toEqual({
      scores: Float64Array.of(74),
      coverage: Float64Array.of(1),
    });
  });

  it('leaves out what is missing, counts inactivity as worst, and demands coverage', () => {
    const model = aModel({
      dimensions: [
        aDimension('d', [
          aCriterion('a', { weight: 0.5 }),
          aCriterion('b', { weight: 0.3 }),
          aCriterion('c', { weight: 0.2 }),
        ]),
      ],
    });
    const snapshot = aSnapshot([
      aMetric('a', [100, 100, 'noActivity', 'missing', 0]),
      aMetric('b', [100, 'missing', 100, 'missing', 0]),
      aMetric('c', [100, 'notApplicable', 0, 100, 0]),
    ]);
    const { scores, coverage } = score(model, snapshot);
    expect([...scores]).toEqual([100, 100, 30, NaN, 0]);
    expect([...coverage]).toEqual([1, 0.5, 1, 0.2, 1]);
  });

  it.each([
    ['no partners', aModel(), aSnapshot([]), []],
    ['no criteria', aModel({ dimensions: [] }), aSnapshot([aMetric('revenue', [1])]), [NaN]],
    [
      'all weights zero',
      aModel({ dimensions: [aDimension('d', [aCriterion('a', { weight: 0 })])] }),
      aSnapshot([aMetric('a', [1, 2])]),
      [NaN, NaN],
    ],
    [
      'one partner',
      aModel({ dimensions: [aDimension('d', [aCriterion('a')])] }),
      aSnapshot([aMetric('a', [7])]),
      [50],
    ],
  ])('has a defined outcome for %s', (_, model, snapshot, expected) => {
    expect([...score(model, snapshot).scores]).toEqual(expected);
  });

  it('agrees with the textbook on any model and any gaps', () => {
    fc.assert(
      fc.property(modelAndSnapshot, ({ model, snapshot }) => {
        score(model, snapshot).scores.forEach((actual, row) => {
          near(actual, referenceScore(model, snapshot, row));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is explained by contributions that sum to it', () => {
    fc.assert(
      fc.property(modelAndSnapshot, ({ model, snapshot }) => {
        const columns = judgeSnapshot(model, snapshot);
        const { scores, coverage } = score(model, snapshot);
        scores.forEach((actual, row) => {
          const explained = explainPartner(model, snapshot, columns, row);
          near(explained.score ?? NaN, actual);
          near(explained.coverage, coverage[row] ?? NaN);
          const sum = explained.parts.reduce((total, part) => total + part.contribution, 0);
          near(actual === 0 ? Math.max(0, sum) : sum, Number.isNaN(actual) ? 0 : actual);
        });
      }),
    );
  });
});
