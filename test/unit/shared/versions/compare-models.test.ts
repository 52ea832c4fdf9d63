import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noFutures } from '#shared/model/futures.ts';
import type { DimensionId } from '#shared/model/ids.ts';
import type { VersionComparison } from '#shared/model/model-version.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { scoreFuture } from '#shared/scenario/compare-scenario.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import { setWeight } from '#shared/scoring/set-weight.ts';
import { compareSteps } from '#shared/versions/compare-models.ts';
import { createTierJudge } from '#shared/versions/tier-judge.ts';
import { scorePortfolio } from '#shared/portfolio/score-portfolio.ts';
import { findEdits } from '#shared/versions/find-edits.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aMilestone } from '#test/fixtures/a-milestone.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const compare = (
  from: ScoringModel,
  to: ScoringModel,
  snapshot: Snapshot,
  moves = 1000,
): VersionComparison => {
  const steps = compareSteps(
    { name: 'one', model: from },
    { name: 'other', model: to },
    snapshot,
    moves,
    dayOfIso('2026-03-31'),
  );
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

const tiersBy = (model: ScoringModel, snapshot: Snapshot): readonly (string | null)[] =>
  Array.from(
    scoreFuture(model, snapshot, noFutures, null).tiers,
    (code) => model.tiers[code]?.id ?? null,
  );

/** Goalposts of 0 to 100, so that values are the numbers and nobody moves another. */
const plain = (code: string, weight: number) =>
  aCriterion(code, {
    weight,
    valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
  });

const before = aModel({
  dimensions: [aDimension('d', [plain('a', 0.5), plain('b', 0.5)])],
  tiers: [aTier('Gold', 70), aTier('Silver', 40), aTier('Bronze', null)],
});

describe('comparing two models', () => {
  it('names the edit that moves a partner alone, those that do so only together, and any of several', () => {
    const after: ScoringModel = {
      ...before,
      dimensions: [aDimension('d', [plain('a', 0.6), plain('b', 0.4)])],
      tiers: [aTier('Gold', 66), aTier('Silver', 40), aTier('Bronze', null)],
    };
    // By 50/50, by 60/40; Gold from 70 and from 66.
    const snapshot = aSnapshot([aMetric('a', [80, 100, 70, 90]), aMetric('b', [54, 39, 60, 50])]);
    // 67 → 69.6, 69.5 → 75.6, 65 → 66, 70 → 74.
    const found = compare(before, after, snapshot);
    expect(found.edits).toEqual([
      {
        title: 'Criteria of d',
        details: ['a 50 % → 60 %', 'b 50 % → 40 %'],
        alone: 1,
        takenBack: 1,
      },
      {
        title: 'Line of Gold',
        details: ['from 70 points → from 66 points'],
        alone: 2,
        takenBack: 2,
      },
    ]);
    expect(
      found.moves.map(({ key, alone, together, because }) => [key, alone, together, because]),
    ).toEqual([
      ['P000001', [0, 1], [], 'By “Criteria of d” or “Line of Gold”, either alone.'],
      ['P000000', [1], [], 'By “Line of Gold” alone.'],
      [
        'P000002',
        [],
        [0, 1],
        'By “Criteria of d” and “Line of Gold”, only together: without one of them the tier stays.',
      ],
    ]);
    expect([found.differing, found.up, found.down, found.partners]).toEqual([3, 3, 0, 4]);
    expect(found.tiers).toEqual([
      { name: 'Gold', from: 1, to: 4 },
      { name: 'Silver', from: 3, to: 0 },
      { name: 'Bronze', from: 0, to: 0 },
    ]);
  });

  it('takes an added tier, an added criterion and another value function as one edit each', () => {
    const after: ScoringModel = {
      ...before,
      dimensions: [
        aDimension('d', [
          plain('a', 0.5),
          aCriterion('b', {
            weight: 0.25,
            valueFunction: { method: 'goalposts', direction: 'lower', lower: 0, upper: 50 },
          }),
          plain('c', 0.25),
        ]),
      ],
      tiers: [aTier('Platinum', 90), ...before.tiers],
      minimumCoverage: 0.25,
    };
    expect(findEdits(before, after).map(({ title, details }) => [title, details])).toEqual([
      ['Criteria of d', ['b 50 % → 25 %', 'c added (25 %)']],
      [
        'How b is judged',
        ['b by goalposts 0 to 100, higher is better → b by goalposts 0 to 50, lower is better'],
      ],
      ['The tiers', ['Gold, Silver, Bronze → Platinum, Gold, Silver, Bronze']],
      ['Weight that must have data', ['50 % → 25 %']],
    ]);
  });

  it('finds nothing between equals, locks apart', () => {
    const locked = {
      ...before,
      dimensions: before.dimensions.map((each) => ({ ...each, locked: true })),
    };
    expect(findEdits(before, locked)).toEqual([]);
  });
});

const change: fc.Arbitrary<(model: ScoringModel) => ScoringModel> = fc.oneof(
  fc.tuple(fc.constantFrom('d', 'e'), fc.integer({ min: 0, max: 100 })).map(
    ([id, percent]) =>
      (model: ScoringModel) =>
        setWeight(model, `dimension-${id}` as DimensionId, percent / 100),
  ),
  fc.integer({ min: 45, max: 95 }).map((line) => (model: ScoringModel) => ({
    ...model,
    tiers: model.tiers.map((tier, index) => (index === 0 ? { ...tier, line } : tier)),
  })),
  fc.integer({ min: 0, max: 8 }).map((count) => (model: ScoringModel) => ({
    ...model,
    tiers: model.tiers.map((tier, index) =>
      index === 0
        ? {
            ...tier,
            rules: { ...tier.rules, cut: { by: 'count' as const, count, ties: 'allIn' as const } },
          }
        : tier,
    ),
  })),
  fc.integer({ min: 0, max: 100 }).map((value) => (model: ScoringModel) => ({
    ...model,
    tiers: model.tiers.map((tier, index) =>
      index === 1
        ? { ...tier, rules: { ...tier.rules, gates: [aGate('a', 'atLeast', value)] } }
        : tier,
    ),
  })),
  fc.constantFrom(0, 0.4, 1).map((minimumCoverage) => (model: ScoringModel) => ({
    ...model,
    minimumCoverage,
  })),
  fc
    .constantFrom('reweight' as const, 'worst' as const)
    .map((missing) => (model: ScoringModel) => ({
      ...model,
      absencePolicies: { ...model.absencePolicies, missing },
    })),
);

const cell = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant('missing' as const));
const column = fc.array(cell, { minLength: 9, maxLength: 9 });

describe('edits, for any two models', () => {
  const start: ScoringModel = {
    ...before,
    dimensions: [
      aDimension('d', [plain('a', 0.5), plain('b', 0.5)], { weight: 0.5 }),
      aDimension('e', [plain('c', 1)], { weight: 0.5 }),
    ],
  };

  it('give the tiers of the second model when they are all made, and attribute every difference', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 5 }),
        fc.tuple(column, column, column),
        (changes, [a, b, c]) => {
          const after = changes.reduce((model, make) => make(model), start);
          const snapshot = aSnapshot([aMetric('a', a), aMetric('b', b), aMetric('c', c)]);
          const edits = findEdits(start, after);
          const made = edits.reduce((model, { apply }) => apply(model), start);
          const goal = tiersBy(after, snapshot);
          expect(tiersBy(made, snapshot)).toEqual(goal);
          const was = tiersBy(start, snapshot);
          const found = compare(start, after, snapshot);
          expect(found.differing).toBe(goal.filter((tier, row) => tier !== was[row]).length);
          for (const move of found.moves) {
            const row = snapshot.partnerKeys.indexOf(move.key);
            const makes = (chosen: readonly number[]): boolean =>
              tiersBy(
                edits
                  .filter((_, index) => chosen.includes(index))
                  .reduce((model, { apply }) => apply(model), start),
                snapshot,
              )[row] === goal[row];
            edits.forEach((_, index) => {
              expect(move.alone.includes(index)).toBe(makes([index]));
            });
            if (move.alone.length === 0) {
              expect(makes(move.together)).toBe(true);
            }
            if (move.because.includes('only together')) {
              const all = edits.map((_, index) => index);
              for (const needed of move.together) {
                expect(makes(all.filter((index) => index !== needed))).toBe(false);
              }
            }
          }
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe('a comparison of models with a clock', () => {
  const snapshot = aSnapshot(
    [aMetric('x', [80, 66, 75, 50])],
    [anAttribute('tier', ['Gold', 'Gold', 'Silver', 'Silver'], { role: 'currentTier' })],
  );
  const withCriterion = (model: ScoringModel): ScoringModel => ({
    ...model,
    dimensions: [aDimension('d', [plain('x', 1)])],
  });
  const without = withCriterion(aLadder());
  const clocked = withCriterion(aLadder([{ hold: 60, confirmUp: 2 }]));

  it('is of the tiers of the next review, and tells which rule in time keeps whom', () => {
    const found = compare(without, clocked, snapshot);
    expect(found.isReviewed).toBe(true);
    expect(found.edits.map(({ title, alone }) => [title, alone])).toEqual([['Clock of Gold', 2]]);
    expect(found.moves.map(({ key, from, to, because }) => [key, from, to, because])).toEqual([
      ['P000002', 'Gold', 'Silver', 'By “Clock of Gold” alone.'],
      ['P000001', 'Silver', 'Gold', 'By “Clock of Gold” alone.'],
    ]);
    expect(compare(without, without, snapshot).isReviewed).toBe(false);
  });

  it('is of the tiers that the live frame shows', () => {
    const milestones = [aMilestone('Pipeline', [['promote', 'Gold']])];
    const model = { ...clocked, rules: { ...clocked.rules, milestones } };
    const { result } = scorePortfolio(model, snapshot, dayOfIso('2026-03-31'));
    const judge = createTierJudge(snapshot, dayOfIso('2026-03-31'));
    const numbers = model.tiers.map(({ id }) => judge.numberOf(id));
    const { tiers } = judge.judge(model);
    expect([...tiers].map((number) => numbers.indexOf(number))).toEqual([...result.tiers]);
    expect([...result.tiers]).toEqual([0, 0, 1, 1]);
  });
});
