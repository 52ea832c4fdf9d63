import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPartnerScorer } from '#shared/ensemble/run/partner-scorer.ts';
import { createStateScorer } from '#shared/ensemble/run/state-scorer.ts';
import { clockOf } from '#shared/ladder/ladder-clock.ts';
import { columnsOfTiers } from '#shared/ladder/ladder-state.ts';
import { milestoneLimits } from '#shared/ladder/milestones/milestone-limits.ts';
import { createSettler } from '#shared/ladder/settle-ladder.ts';
import { stepLadder } from '#shared/ladder/step-ladder.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import { noFutures, type Driver, type Futures } from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { scoreFuture } from '#shared/scenario/compare-scenario.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aMilestone, milestoneColumns } from '#test/fixtures/a-milestone.ts';
import { aCriterion, aDimension } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const clock = fc.record({
  hold: fc.constant(null),
  confirmUp: fc.integer({ min: 1, max: 3 }),
  confirmDown: fc.integer({ min: 1, max: 3 }),
  highWater: fc.integer({ min: 0, max: 3 }),
  noticeDays: fc.constantFrom(0, 60),
});
const rules = fc.record({
  graceNew: fc.integer({ min: 0, max: 2 }),
  graceFall: fc.integer({ min: 0, max: 2 }),
  stepsUp: fc.constantFrom(null, 1),
  stepsDown: fc.constantFrom(null, 1),
  withoutScore: fc.constantFrom('lose' as const, 'keep' as const),
});
const assigned = fc.array(
  fc.record({
    row: fc.nat(7),
    name: fc.constantFrom('Pipeline', 'Breach'),
    due: fc.constantFrom('2026-01-31', '2026-12-31'),
    metOn: fc.constantFrom('2026-01-15', '2027-01-01'),
  }),
  { maxLength: 8 },
);
const catalogue = [
  aMilestone('Pipeline', [
    ['promote', 'Gold'],
    ['regress', 'Gold'],
  ]),
  aMilestone('Breach', [['regress', 'Silver']], 'down'),
];
const names = ['Gold', 'Silver', 'Bronze', ''] as const;

const ruled = (model: ScoringModel, has: boolean): ScoringModel => ({
  ...model,
  rules: { ...model.rules, milestones: has ? catalogue : [] },
});

describe('where the ladder settles', () => {
  it('is where its reviews stand still, whatever the clock', () => {
    const partner = fc.record({
      now: fc.nat(3),
      earned: fc.oneof(fc.nat(2), fc.constant(noTier)),
      lead: fc.nat(2),
    });
    fc.assert(
      fc.property(
        fc.tuple(clock, clock),
        rules,
        fc.array(partner, { minLength: 1, maxLength: 8 }),
        assigned,
        fc.boolean(),
        (clocks, ladder, partners, facts, hasMilestones) => {
          const model = ruled(aLadder(clocks, { ...ladder, watchName: 'Observed' }), hasMilestones);
          const rows = partners.length;
          const known = facts.filter(({ row }) => row < rows);
          const snapshot = {
            ...aSnapshot(
              [
                aMetric(
                  'x',
                  partners.map(() => 1),
                ),
              ],
              [
                anAttribute(
                  'tier',
                  partners.map(({ now }) => names[now] ?? ''),
                  { role: 'currentTier' as const },
                ),
              ],
            ),
            milestones: milestoneColumns(known),
          };
          const earned = Uint8Array.from(partners, (each) => each.earned);
          const held = Uint8Array.from(partners, (each) =>
            each.earned === noTier ? noTier : Math.max(0, each.earned - each.lead),
          );
          const columns = columnsOfTiers(
            Uint8Array.from(partners, ({ now }) => (now === 3 ? noTier : now)),
            3,
          );
          const limits = milestoneLimits(model, snapshot.milestones, rows, snapshot.milestones.on);
          for (let number = 1; number <= 30; number += 1) {
            const review = { number, day: dayOfIso('2026-03-31') + 90 * number };
            stepLadder(clockOf(model), review, { earned, held, limits }, columns);
          }
          const settled = earned.slice();
          createSettler(model, snapshot)?.(settled, held);
          expect([...settled]).toEqual([...columns.tier]);
        },
      ),
    );
  });

  const driver: Driver = {
    ...{ id: 'demand' as DriverId, name: 'Demand', theme: 'market', unit: '%' },
    ...{ baseline: 0, low: -50, high: 50 },
  };
  const futures: Futures = {
    ...noFutures,
    drivers: [driver],
    effects: [
      {
        id: 'e' as EffectId,
        driverId: driver.id,
        metricCode: 'x',
        kind: 'add',
        size: 1,
        exposureAttribute: null,
        exposures: [],
        defaultShare: 1,
        reason: '',
      },
    ],
  };

  it('is said of a future by the short way, the long way and of one partner alone', () => {
    const ladder = aLadder([{ hold: 60, confirmDown: 2 }, { hold: 35 }], { withoutScore: 'keep' });
    const model: ScoringModel = {
      ...ruled(ladder, true),
      dimensions: [
        aDimension('d', [
          aCriterion('x', {
            valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
          }),
        ]),
      ],
      tiers: ruled(ladder, true).tiers.map((tier, index) =>
        index === 0
          ? { ...tier, rules: { ...tier.rules, gates: [aGate('x', 'atMost', 95)] } }
          : tier,
      ),
    };
    const snapshot = {
      ...aSnapshot(
        [aMetric('x', [80, 65, 65, 75, 38, 38, NaN, 80])],
        [
          anAttribute(
            'tier',
            ['Gold', 'Gold', 'Silver', 'Silver', 'Silver', 'Bronze', 'Silver', 'Gold'],
            { role: 'currentTier' as const },
          ),
        ],
      ),
      milestones: milestoneColumns([
        { row: 2, name: 'Pipeline', due: '2026-01-31', metOn: '2026-01-15' },
        { row: 7, name: 'Pipeline', due: '2026-01-31' },
      ]),
    };
    const scorer = createStateScorer(model, snapshot, futures);
    const at = (state: number): readonly number[] => [
      ...scorer.scoreAt(Float64Array.of(state)).tiers,
    ];
    // Kept by the hold line, shut by the milestone, kept without a score, lost by a missed milestone.
    expect(at(0)).toEqual([0, 0, 1, 1, 1, 2, 1, 1]);
    expect(at(15)).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
    expect(at(-20)).toEqual([0, 1, 1, 1, 2, 2, 1, 1]);
    for (const state of [-50, -20, -3, 0, 3, 15, 50]) {
      const long = scoreFuture(model, snapshot, futures, {
        ...{ id: 's' as ScenarioId, name: 'S', narrative: '' },
        states: [{ driverId: driver.id, value: state }],
      });
      expect([state, ...at(state)]).toEqual([state, ...long.tiers]);
      expect(scorer.scoreAt(Float64Array.of(state)).counts).toEqual(long.counts);
      snapshot.partnerKeys.forEach((key, row) => {
        const alone = createPartnerScorer(model, snapshot, futures, row);
        const [tier] = alone.scoreAt(Float64Array.of(state)).tiers;
        expect([state, key, tier]).toEqual([state, key, long.tiers[row]]);
      });
    }
    const byScore = scoreFuture(model, snapshot, futures, null, undefined, true);
    expect([...byScore.tiers]).toEqual([0, 1, 1, 0, 2, 2, noTier, 0]);
  });
});
