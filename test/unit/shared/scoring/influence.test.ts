import fc from 'fast-check';
import { noTierRules } from '#shared/model/tier-rules.ts';
import { describe, expect, it } from 'vitest';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { criteriaOf, judgeSnapshot } from '#shared/scoring/criteria.ts';
import { createGateTable } from '#shared/scoring/gates.ts';
import { changedWithout, influenceShares } from '#shared/scoring/influence.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { tierFloors } from '#shared/scoring/tiers.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { modelAndSnapshot } from './arbitrary-model.ts';

const posts = { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 } as const;

const model = aModel({
  dimensions: [
    aDimension('d', [
      aCriterion('a', { weight: 0.5, valueFunction: posts }),
      aCriterion('b', { weight: 0.3, valueFunction: posts }),
      aCriterion('c', { weight: 0.2, valueFunction: posts }),
    ]),
  ],
  tiers: [aTier('Gold', 50), aTier('Silver', null)],
});

const snapshot = aSnapshot([
  aMetric('a', [90, 10, 40, 70]),
  aMetric('b', [20, 80, 40, 0]),
  aMetric('c', [50, 60, 40, 100]),
]);

describe('the influence that a weight really has', () => {
  it('is its share of the variance of the score, also against the others', () => {
    const columns = judgeSnapshot(model, snapshot);
    const { scores } = scorePartners(model, columns, 4);
    // w·cov(v, S)/var(S) by numpy.
    const expected = [1.5511932255581216, -0.7344110854503464, 0.18321785989222478];
    influenceShares(model, columns, scores)?.forEach((share, index) => {
      expect(share).toBeCloseTo(expected[index] ?? NaN, 9);
    });
  });

  it('sums to 1 whatever the model, or is undefined where nobody differs', () => {
    fc.assert(
      fc.property(modelAndSnapshot, ({ model: drawn, snapshot: partners }) => {
        const columns = judgeSnapshot(drawn, partners);
        const { scores } = scorePartners(drawn, columns, partners.partnerKeys.length);
        const shares = influenceShares(drawn, columns, scores);
        const known = scores.filter((score) => score === score);
        const differs = Math.max(...known) - Math.min(...known) > 1e-6;
        fc.pre(differs || shares === null);
        const sum = shares?.reduce((total, share) => total + share, 0) ?? null;
        expect(sum === null ? differs : Math.abs(sum - 1) > 1e-6).toBe(false);
      }),
    );
  });

  it('counts who changes tier without the criterion', () => {
    const columns = judgeSnapshot(model, snapshot);
    const tiers = new Uint8Array(4);
    // 61, 41, 40, 55: two in Gold. Without a: 32, 72, 40, 40; without b: 78.6, 24.3, 40, 78.6.
    assignTiers(scorePartners(model, columns, 4).scores, tierFloors(model.tiers), tiers);
    expect(
      criteriaOf(model).map((_, index) => changedWithout(model, columns, tiers, index, null)),
    ).toEqual([3, 0, 1]);
  });

  it('counts nobody whom a gate keeps out either way', () => {
    const [gold = aTier('Gold', 50), ...rest] = model.tiers;
    // Nobody has 101 of c, so Gold is shut to all and no weight opens it.
    const gates = [aGate('c', 'atLeast', 101)];
    const shut = { ...model, tiers: [{ ...gold, rules: { ...noTierRules, gates } }, ...rest] };
    const columns = judgeSnapshot(shut, snapshot);
    const table = createGateTable(shut, snapshot);
    const tiers = new Uint8Array(4).fill(1);
    expect(
      criteriaOf(shut).map((_, index) => changedWithout(shut, columns, tiers, index, table)),
    ).toEqual([0, 0, 0]);
  });
});
