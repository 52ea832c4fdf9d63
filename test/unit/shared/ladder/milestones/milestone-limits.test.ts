import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, isTimed } from '#shared/ladder/ladder-clock.ts';
import {
  hitsOfRow,
  limitOfHits,
  milestoneDay,
  milestoneLimits,
} from '#shared/ladder/milestones/milestone-limits.ts';
import {
  factsOfRow,
  standingOfFacts,
  statusOn,
} from '#shared/ladder/milestones/milestone-status.ts';
import { createLadderPass, reasonOfRow } from '#shared/ladder/next-ladder.ts';
import { stateOfRow } from '#shared/ladder/ladder-state.ts';
import { replayLadder } from '#shared/ladder/replay.ts';
import { stepPartner } from '#shared/ladder/step-ladder.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import {
  milestoneEffects,
  type Milestone,
  type MilestoneColumns,
} from '#shared/model/milestone.ts';
import type { TierClock } from '#shared/model/ladder-rules.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { tierFloors } from '#shared/scoring/tiers.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aMilestone, milestoneColumns } from '#test/fixtures/a-milestone.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const on = dayOfIso('2026-03-31');

const withCatalogue = (
  milestones: readonly Milestone[],
  clocks: readonly Partial<TierClock>[] = [],
): ScoringModel => {
  const model = aLadder(clocks);
  return { ...model, rules: { ...model.rules, milestones } };
};

/** The next review of partners with these scores who are in these tiers now. */
const review = (
  model: ScoringModel,
  scores: readonly number[],
  today: readonly string[],
  milestones: MilestoneColumns,
) => {
  const snapshot = {
    ...aSnapshot(
      [aMetric('x', [...scores])],
      [anAttribute('tier', [...today], { role: 'currentTier' as const })],
    ),
    milestones,
  };
  const list = Float64Array.from(scores);
  const tiers = new Uint8Array(scores.length);
  const counts = assignTiers(list, tierFloors(model.tiers), tiers);
  const { ladder } = createLadderPass(snapshot, on)(model, list, tiers, counts, null);
  return scores.map((_, row) => ({
    tier: model.tiers[tiers[row] ?? -1]?.name,
    status: ladder === null ? null : stateOfRow(ladder.after, row).status,
    reason: ladder === null ? null : reasonOfRow(model, ladder, row),
  }));
};

describe('a milestone', () => {
  it('is missed from the day after it is due, until it is met or waived', () => {
    const dates = { due: 10, metOn: 20, waivedOn: 30 };
    expect([9, 10, 11, 19, 20, 29, 30, 99].map((day) => statusOn(dates, day))).toEqual([
      ...['planned', 'planned', 'missed', 'missed', 'met', 'met', 'waived', 'waived'],
    ]);
    expect(milestoneDay(5, 9)).toBe(5);
    expect(milestoneDay(9, 5)).toBe(5);
  });

  it('that a partner has several times stands where the newest that is no plan stands', () => {
    const met = { due: 10, metOn: 9, waivedOn: -1 };
    const open = { due: 50, metOn: -1, waivedOn: -1 };
    expect(standingOfFacts('up', [], 20)).toEqual({ standing: 'none', by: null });
    expect(standingOfFacts('up', [open], 20)).toEqual({ standing: 'planned', by: open });
    expect(standingOfFacts('up', [met, open], 20)).toEqual({ standing: 'met', by: met });
    expect(standingOfFacts('up', [met, open], 51)).toEqual({ standing: 'missed', by: open });
  });

  it('that is an adverse event stays in force until every one is lifted', () => {
    const happened = { due: 10, metOn: 9, waivedOn: -1 };
    const lifted = { due: 50, metOn: 40, waivedOn: 60 };
    expect(standingOfFacts('down', [happened, lifted], 70)).toEqual({
      standing: 'met',
      by: happened,
    });
    expect(standingOfFacts('down', [lifted], 70)).toEqual({ standing: 'waived', by: lifted });
  });

  it('of a tier shuts it to who rises and to newcomers, assigned or not, and to nobody else', () => {
    const model = withCatalogue([aMilestone('Pipeline', [['promote', 'Gold']])]);
    expect(isTimed(model)).toBe(true);
    expect(
      review(
        model,
        [80, 80, 80, 80, 80, 80],
        ['Silver', 'Silver', 'Silver', 'Gold', '', 'Silver'],
        milestoneColumns([
          { row: 1, name: 'Pipeline', due: '2026-06-30' },
          { row: 2, name: 'Pipeline', due: '2026-03-30', metOn: '2026-03-31' },
          { row: 5, name: 'Pipeline', due: '2026-01-01', waivedOn: '2026-02-01' },
        ]),
      ),
    ).toEqual([
      {
        tier: 'Silver',
        status: 'rising',
        reason:
          'Reaches Gold; stays in Silver, for the way up waits for "Pipeline" (not assigned).',
      },
      {
        tier: 'Silver',
        status: 'rising',
        reason:
          'Reaches Gold; stays in Silver, for the way up waits for "Pipeline" (planned, due 2026-06-30).',
      },
      {
        tier: 'Gold',
        status: 'steady',
        reason: 'Rises from Silver to Gold, whose line is reached.',
      },
      {
        tier: 'Gold',
        status: 'steady',
        reason: 'Stays in Gold: the score and the rules give this tier.',
      },
      {
        tier: 'Silver',
        status: 'rising',
        reason:
          'Begins in Silver; the score reaches Gold, which waits for "Pipeline" (not assigned).',
      },
      {
        tier: 'Gold',
        status: 'steady',
        reason: 'Rises from Silver to Gold, whose line is reached.',
      },
    ]);
  });

  it('that is missed counts as a missed hold line, with the confirmation and notice of the tier', () => {
    const milestone = aMilestone('Pipeline', [['regress', 'Gold']]);
    const missed = milestoneColumns([{ row: 0, name: 'Pipeline', due: '2026-03-30' }]);
    expect(review(withCatalogue([milestone]), [80], ['Gold'], missed)).toEqual([
      {
        tier: 'Silver',
        status: 'steady',
        reason:
          'Falls from Gold to Silver: counted as below the hold line for "Pipeline" (missed, due 2026-03-30).',
      },
    ]);
    expect(review(withCatalogue([milestone]), [80], ['Silver'], missed)).toEqual([
      {
        tier: 'Silver',
        status: 'steady',
        reason:
          'Stays in Silver: the score reaches Gold, which "Pipeline" (missed, due 2026-03-30) shuts.',
      },
    ]);
    expect(
      review(withCatalogue([milestone], [{ confirmDown: 2 }]), [80], ['Gold'], missed),
    ).toEqual([
      {
        tier: 'Gold',
        status: 'watch',
        reason:
          'On Watch in Gold: counted as below the hold line for "Pipeline" (missed, due 2026-03-30), 1 of 2 reviews in a row; the score alone gives Gold.',
      },
    ]);
    expect(
      review(withCatalogue([milestone], [{ noticeDays: 30 }]), [80], ['Gold'], missed),
    ).toEqual([
      {
        tier: 'Gold',
        status: 'notice',
        reason:
          'Notice since 2026-03-31: loses Gold at the first review from 2026-04-30 on, unless "Pipeline" (missed, due 2026-03-30) is settled.',
      },
    ]);
  });

  it('puts on watch without a fall, and an adverse event does each until it is lifted', () => {
    const watch = aMilestone('Roadmap', [['watch', 'Silver']]);
    const breach = aMilestone(
      'Breach',
      [
        ['promote', 'Gold'],
        ['regress', 'Gold'],
      ],
      'down',
    );
    expect(
      review(
        withCatalogue([watch, breach]),
        [80, 50, 20, 80, 80],
        ['Gold', 'Silver', 'Bronze', 'Gold', 'Gold'],
        milestoneColumns([
          ...[0, 1, 2].map((row) => ({ row, name: 'Roadmap', due: '2026-01-31' })),
          { row: 3, name: 'Breach', due: '2026-12-31', metOn: '2026-03-01' },
          {
            ...{ row: 4, name: 'Breach', due: '2026-12-31' },
            ...{ metOn: '2026-03-01', waivedOn: '2026-03-20' },
          },
        ]),
      ).map(({ tier, status }) => [tier, status]),
    ).toEqual([
      ['Gold', 'watch'],
      ['Silver', 'watch'],
      ['Bronze', 'steady'],
      ['Silver', 'steady'],
      ['Gold', 'steady'],
    ]);
  });

  it('limits the same one by one as in columns, and a partner the same alone as among others', () => {
    const days = fc.integer({ min: 0, max: 40 });
    const maybe = fc.option(days, { nil: -1 });
    const catalogue = fc.array(
      fc.record({
        name: fc.constantFrom('A', 'B', 'C'),
        direction: fc.constantFrom('up' as const, 'down' as const),
        effects: fc.array(
          fc.tuple(
            fc.constantFrom(...milestoneEffects),
            fc.constantFrom('Gold', 'Silver', 'Bronze', 'Gone'),
          ),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 3 },
    );
    const assigned = fc.array(
      fc.record({
        row: fc.nat(3),
        milestone: fc.nat(3),
        due: days,
        metOn: maybe,
        waivedOn: maybe,
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(catalogue, assigned, days, (list, facts, day) => {
        const names = new Set<string>();
        const milestones = list.flatMap(({ name, effects, direction }) => {
          if (names.has(name)) return [];
          names.add(name);
          return [aMilestone(name, effects, direction)];
        });
        const model = withCatalogue(milestones);
        const sorted = facts.toSorted(
          (a, b) => a.row - b.row || a.milestone - b.milestone || a.due - b.due,
        );
        const columns: MilestoneColumns = {
          on: day,
          ids: ['milestone-A', 'milestone-B', 'milestone-C', 'milestone-lost'],
          row: Uint32Array.from(sorted, ({ row }) => row),
          milestone: Uint16Array.from(sorted, ({ milestone }) => milestone),
          assignedOn: new Int32Array(sorted.length),
          due: Int32Array.from(sorted, ({ due }) => due),
          metOn: Int32Array.from(sorted, ({ metOn }) => metOn),
          waivedOn: Int32Array.from(sorted, ({ waivedOn }) => waivedOn),
          because: sorted.map(() => ''),
        };
        const limits = milestoneLimits(model, columns, 4, day);
        const alone = [0, 1, 2, 3].map((row) =>
          limitOfHits(hitsOfRow(model, columns, row, day, null)),
        );
        expect(
          [0, 1, 2, 3].map((row) => ({
            riseTo: limits?.riseTo[row] ?? 0,
            keepTo: limits?.keepTo[row] ?? 0,
            watchAbove: limits?.watchAbove[row] ?? 0,
          })),
        ).toEqual(alone);
        expect(alone.every(({ riseTo, keepTo }) => riseTo <= 2 && keepTo <= 2)).toBe(true);
        expect([0, 1, 2, 3].flatMap((row) => factsOfRow(columns, row))).toHaveLength(sorted.length);
      }),
    );
  });

  it('never makes a partner rise or stay higher than it would without, and watch moves nobody', () => {
    const tiers = fc.nat(2);
    fc.assert(
      fc.property(
        tiers,
        tiers,
        tiers,
        fc.nat(2),
        fc.nat(2),
        fc.nat(3),
        (earned, to, tier, riseTo, keepTo, watchAbove) => {
          const clock = clockOf(aLadder());
          const at = { number: 1, day: on };
          const held = Math.min(earned, to);
          const before = {
            ...{ tier, status: 'steady' as const, cause: 'placed' as const },
            ...{ placed: -99, entered: -99, lineAt: -99, noticeOn: -1, streaks: [0, 0] },
          };
          const free = stepPartner(clock, at, before, earned, held);
          const limited = stepPartner(clock, at, before, earned, held, {
            riseTo,
            keepTo,
            watchAbove,
          });
          const watched = stepPartner(clock, at, before, earned, held, {
            ...{ riseTo: 0, keepTo: 0 },
            watchAbove,
          });
          expect(limited.tier).toBeGreaterThanOrEqual(free.tier);
          expect(limited.tier).toBeGreaterThanOrEqual(keepTo);
          expect(limited.tier).toBeGreaterThanOrEqual(Math.min(tier, riseTo));
          expect(watched.tier).toBe(free.tier);
          expect(watched.status === 'watch').toBe(
            free.tier < watchAbove || free.status === 'watch',
          );
        },
      ),
    );
  });

  it('is judged at past reviews as it was known then: assigned, due, met and waived by that day', () => {
    const model = withCatalogue([
      aMilestone('Pipeline', [
        ['promote', 'Gold'],
        ['regress', 'Gold'],
      ]),
    ]);
    const milestones = milestoneColumns([
      { row: 0, name: 'Pipeline', due: '2025-06-30', metOn: '2025-12-01' },
    ]);
    const reviews = ['2025-03-31', '2025-09-30', '2025-12-31'].map((day) => ({
      day,
      scores: Float64Array.of(80),
      gates: null,
      lines: null,
    }));
    const { timed, plain } = replayLadder(model, reviews, milestones);
    expect(timed.tiers.map(([tier]) => tier)).toEqual([1, 1, 0]);
    expect(plain.tiers.map(([tier]) => tier)).toEqual([0, 0, 0]);

    const lost = withCatalogue([aMilestone('Breach', [['regress', 'Gold']], 'down')]);
    const known = (assignedOn: string, waivedOn?: string) =>
      milestoneColumns([
        {
          ...{ row: 0, name: 'Breach', due: '2025-01-31', metOn: '2025-01-15', assignedOn },
          ...(waivedOn === undefined ? {} : { waivedOn }),
        },
      ]);
    const tiersBy = (columns: MilestoneColumns) =>
      replayLadder(lost, reviews, columns).timed.tiers.map(([tier]) => tier);
    expect(tiersBy(known('2025-01-15'))).toEqual([1, 1, 1]);
    // The breach came to light in July, and was lifted in November.
    expect(tiersBy(known('2025-07-01'))).toEqual([0, 1, 1]);
    expect(tiersBy(known('2025-07-01', '2025-11-30'))).toEqual([0, 1, 0]);
    expect(tiersBy(known('2026-02-01'))).toEqual([0, 0, 0]);
  });
});
