import { describe, expect, it } from 'vitest';
import type { StateScorer } from '#shared/ensemble/run/state-scorer.ts';
import { comparePlans, concentrationOf } from '#shared/robustness/tier-plans.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';
import { anAttribute } from '#test/fixtures/a-snapshot.ts';

/** Tiers that two futures earn: what the plans below are held against. */
const earned = [Uint8Array.of(0, 1, 2), Uint8Array.of(1, 1, noTier)];
const scorer: StateScorer = {
  rows: 3,
  tiers: 3,
  scoreAt: (states) => ({
    scores: new Float64Array(3),
    tiers: earned[states[0] ?? 0] ?? new Uint8Array(),
    counts: { byTier: [], without: 0 },
    highest: 0,
  }),
};
const futures = [Float64Array.of(0), Float64Array.of(1)];
const money = Float64Array.of(100, 50, 10);
const plans = [
  { id: 'a', name: 'A', tiers: Uint8Array.of(0, 1, 2) },
  { id: 'b', name: 'B', tiers: Uint8Array.of(1, 1, 1) },
];

describe('plans of tiers', () => {
  const model = aModel({
    tiers: [
      aTier('Gold', 70, { rules: { fixedCost: 100, rate: 0.5 } }),
      aTier('Silver', 40, { rules: { fixedCost: 20 } }),
      aTier('Bronze', null),
    ],
    rules: { budget: 100 },
  });

  it('misplace what hindsight would spend otherwise, and are read by all six rules', () => {
    const { readings, rules, isMoney } = comparePlans(plans, {
      ...{ model, scorer, moneyIn: () => money, futures, optimism: 0.5 },
    });
    expect(isMoney).toBe(true);
    // A is right in the first future and pays 150 − 20 too much in the second.
    expect(readings[0]).toEqual({
      plan: plans[0],
      misplaced: { least: 0, mean: 65, in90: 117, most: 130, meanOver: 65, meanUnder: 0 },
      bill: { least: 170, mean: 170, most: 170 },
      withinBudget: 0,
    });
    // B withholds 130 from the first and pays the third 20; then pays 20 to one without a tier.
    expect(readings[1]).toEqual({
      plan: plans[1],
      misplaced: { least: 20, mean: 85, in90: 137, most: 150, meanOver: 20, meanUnder: 65 },
      bill: { least: 60, mean: 60, most: 60 },
      withinBudget: 1,
    });
    const best = rules.map(({ rule, ranks }) => [rule, ranks.indexOf(1)]);
    expect(best).toEqual([
      ['maximin', 0],
      ['hurwicz', 0],
      ['laplace', 0],
      ['minimaxRegret', 0],
      ['regret90', 0],
      ['satisficing', 1],
    ]);
    expect([...(rules[3]?.values ?? [])]).toEqual([110, 150]);
  });

  it('are compared in steps of tiers where tiers cost nothing', () => {
    const { readings, isMoney } = comparePlans(plans, {
      ...{ model: aModel(), scorer, moneyIn: () => money, futures, optimism: 0.5 },
    });
    expect([isMoney, readings[0]?.bill, readings[0]?.withinBudget]).toEqual([false, null, null]);
    expect(readings.map(({ misplaced }) => [misplaced.least, misplaced.most])).toEqual([
      [0, 2],
      [2, 2],
    ]);
  });

  it('have a concentration, by partner and by label', () => {
    const even = { id: 'e', name: 'E', tiers: Uint8Array.of(0, 0, 0, 0, noTier) };
    const priced = aModel({ tiers: [aTier('One', null, { rules: { rate: 1 } })] });
    // Published: 30/30/20/20 has an index of 2,600 and is like 3.846 equals.
    const spent = Float64Array.of(30, 30, 20, 20, 99);
    const found = concentrationOf(even, priced, spent, null);
    expect([found?.hhi, found?.effective]).toEqual([
      expect.closeTo(0.26, 12),
      expect.closeTo(3.846, 3),
    ]);
    const region = anAttribute('region', ['N', 'N', 'S', 'S', 'S']);
    expect(concentrationOf(even, priced, spent, region)?.hhi).toBeCloseTo(0.52, 12);
    const none = { ...even, tiers: new Uint8Array(5).fill(noTier) };
    expect(concentrationOf(none, priced, spent, null)).toBeNull();
  });
});
