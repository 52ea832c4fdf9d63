import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf } from '#shared/ladder/ladder-clock.ts';
import { createLadderColumns, stateOfRow } from '#shared/ladder/ladder-state.ts';
import {
  limitOfHits,
  hitsOf,
  milestoneLimits,
} from '#shared/ladder/milestones/milestone-limits.ts';
import { stepLadder, stepPartner } from '#shared/ladder/step-ladder.ts';
import type { LadderState } from '#shared/model/ladder.ts';
import type { LadderRules, TierClock } from '#shared/model/ladder-rules.ts';
import { noLadderRules, noTierClock } from '#shared/model/ladder-rules.ts';
import type { ScoringModel, Tier } from '#shared/model/scoring-model.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMilestone } from '#test/fixtures/a-milestone.ts';
import { aParallelModel } from '#test/fixtures/a-parallel-model.ts';

const anyClock: fc.Arbitrary<TierClock> = fc.record({
  hold: fc.constant(null),
  confirmUp: fc.integer({ min: 1, max: 3 }),
  confirmDown: fc.integer({ min: 1, max: 3 }),
  highWater: fc.integer({ min: 0, max: 2 }),
  noticeDays: fc.constantFrom(0, 100),
});
const anyRules: fc.Arbitrary<LadderRules> = fc.record({
  ...Object.fromEntries(
    Object.entries(noLadderRules).map(([key, value]) => [key, fc.constant(value)]),
  ),
  graceNew: fc.integer({ min: 0, max: 2 }),
  graceFall: fc.integer({ min: 0, max: 2 }),
  stepsUp: fc.constantFrom(null, 1),
  stepsDown: fc.constantFrom(null, 1),
  withoutScore: fc.constantFrom('lose' as const, 'keep' as const),
}) as fc.Arbitrary<LadderRules>;

const clocked = (names: string, clocks: readonly TierClock[]): readonly Tier[] =>
  names.split('').map((name, place) =>
    aTier(name, place === names.length - 1 ? null : 90 - 20 * place, {
      rules: { clock: place === names.length - 1 ? noTierClock : (clocks[place] ?? noTierClock) },
    }),
  );

/** Whether on the further ladder, the tier by the lines and how many tiers higher by the hold lines; −1 for no score. */
const finding = fc.tuple(fc.integer({ min: -1, max: 2 }), fc.integer({ min: 0, max: 1 }));
const history = fc.array(finding, { minLength: 1, maxLength: 10 });

const run = (
  model: ScoringModel,
  findings: readonly (readonly [number, number])[],
  offset: number,
) => {
  const columns = createLadderColumns(1, model.tiers.length);
  return findings.map(([earned, better], index) => {
    const code = earned === -1 ? noTier : earned + offset;
    const held = earned === -1 ? noTier : Math.max(0, earned - better) + offset;
    const review = { number: index + 1, day: 20_000 + 91 * index };
    stepLadder(
      clockOf(model),
      review,
      { earned: Uint8Array.of(code), held: Uint8Array.of(held) },
      columns,
    );
    return stateOfRow(columns, 0);
  });
};

describe('a ladder beside the main one', () => {
  it('moves its partners as it would as the only one', () => {
    fc.assert(
      fc.property(
        anyRules,
        fc.array(anyClock, { minLength: 4, maxLength: 4 }),
        history,
        history,
        (ladder, clocks, ofMain, ofOther) => {
          const [main, other] = [
            clocked('ABC', clocks.slice(0, 2)),
            clocked('XYZ', clocks.slice(2)),
          ];
          const both = aParallelModel(main, [{ labels: ['t'], tiers: other }], {
            rules: { ladder },
          });
          const alone = (tiers: readonly Tier[]): ScoringModel =>
            aModel({ tiers, rules: { ladder } });
          const mainStreaks = run(both, ofMain, 0);
          expect(
            mainStreaks.map((state) => ({ ...state, streaks: state.streaks.slice(0, 2) })),
          ).toEqual(run(alone(main), ofMain, 0));
          expect(
            mainStreaks.every(({ streaks }) => streaks.slice(2).every((each) => each === 0)),
          ).toBe(true);
          expect(
            run(both, ofOther, 3).map((state) => ({
              ...state,
              tier: state.tier === noTier ? noTier : state.tier - 3,
              streaks: state.streaks.slice(3),
            })),
          ).toEqual(run(alone(other), ofOther, 0));
        },
      ),
    );
  });

  it('places who comes from another one anew, and forgets what was won or lost there', () => {
    const slow = { ...noTierClock, confirmUp: 2, confirmDown: 3, noticeDays: 100, highWater: 4 };
    const model = aParallelModel(
      clocked('ABC', [slow, slow]),
      [{ labels: ['t'], tiers: clocked('XYZ', [slow, slow]) }],
      { rules: { ladder: { ...noLadderRules, graceNew: 1, highestFirst: 'tier-Y' as never } } },
    );
    const states = run(
      model,
      [
        [1, 0],
        [0, 0],
      ],
      0,
    );
    expect(states[1]?.tier).toBe(1);
    const columns = createLadderColumns(1, 6);
    const earn = (number: number, tier: number): void =>
      stepLadder(
        clockOf(model),
        { number, day: 20_000 + number },
        { earned: Uint8Array.of(tier), held: Uint8Array.of(tier) },
        columns,
      );
    earn(1, 1);
    earn(2, 0);
    earn(3, 3);
    // The highest tier for newcomers is one of this ladder, and says nothing about the main one.
    expect(stateOfRow(columns, 0)).toEqual({
      ...{ tier: 4, status: 'rising', cause: 'placed', placed: 3, entered: 3, lineAt: 3 },
      ...{ noticeOn: -1, streaks: [0, 0, 0, 3, 3] },
    });
    earn(4, 0);
    expect(stateOfRow(columns, 0)).toMatchObject({ tier: 0, cause: 'placed', placed: 4 });
  });

  it('places whoever comes as it places somebody new, whatever was won, lost or announced before', () => {
    fc.assert(
      fc.property(
        history,
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 1 }),
        fc.array(anyClock, { minLength: 4, maxLength: 4 }),
        anyRules,
        fc.boolean(),
        (before, earned, better, clocks, ladder, isBack) => {
          const model = aParallelModel(
            clocked('ABC', clocks.slice(0, 2)),
            [{ labels: ['t'], tiers: clocked('XYZ', clocks.slice(2)) }],
            { rules: { ladder } },
          );
          const [from, to] = isBack ? [3, 0] : [0, 3];
          const past = run(model, before, from).at(-1) ?? null;
          const review = { number: before.length + 1, day: 20_000 + 91 * before.length };
          const step = (state: LadderState | null): LadderState =>
            stepPartner(
              clockOf(model),
              review,
              state,
              earned + to,
              Math.max(0, earned - better) + to,
            );
          expect(step(past)).toEqual(step(null));
        },
      ),
    );
  });

  it('has milestones of its own: those of its tiers are about nobody else', () => {
    const milestone = aMilestone('Audit', [['regress', 'X']], 'down');
    const model = aParallelModel(clocked('AB', []), [{ labels: ['t'], tiers: clocked('XY', []) }], {
      rules: { milestones: [milestone] },
    });
    const columns = {
      on: 10,
      ids: [milestone.id],
      row: Uint32Array.of(0, 1),
      milestone: Uint16Array.of(0, 0),
      due: Int32Array.of(5, 5),
      metOn: Int32Array.of(5, 5),
      assignedOn: Int32Array.of(0, 0),
      waivedOn: Int32Array.of(-1, -1),
      because: ['', ''],
    };
    const limits = milestoneLimits(model, columns, 2, 10, Uint8Array.of(0, 2));
    expect([...(limits?.keepTo ?? [])]).toEqual([0, 3]);
    const facts = () => [{ due: 5, metOn: 5, waivedOn: -1 }];
    expect(
      [null, 'A'].map((ladder) => limitOfHits(hitsOf(model, facts, 10, ladder)).keepTo),
    ).toEqual([0, 3]);
  });
});
