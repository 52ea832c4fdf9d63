import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runFutures, statesOf } from '#shared/ensemble/run/run-ensemble.ts';
import { resilienceOf } from '#shared/ensemble/run/resilience.ts';
import { createPartnerScorer } from '#shared/ensemble/run/partner-scorer.ts';
import { createStateScorer } from '#shared/ensemble/run/state-scorer.ts';
import { createTally, mergeTally } from '#shared/ensemble/run/tally.ts';
import { createDesign, type EnsembleDesign } from '#shared/ensemble/design.ts';
import { invariant } from '#shared/invariant.ts';
import { noFutures, type Driver, type Effect, type Futures } from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import type { FormulaMetric } from '#shared/model/formula-metric.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { noTierRules } from '#shared/model/tier-rules.ts';
import type { ValueFunction } from '#shared/model/value-function.ts';
import { addFormulas } from '#shared/metrics/formula/add-formulas.ts';
import { scoreFuture } from '#shared/scenario/compare-scenario.ts';
import { noTier, toMicros } from '#shared/scoring/tiers.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const drivers: readonly Driver[] = ['demand', 'cost', 'rules'].map((name, index) => ({
  id: name as DriverId,
  name,
  theme: 'market',
  unit: '%',
  baseline: 40 + index,
  low: 0,
  high: 100,
}));

const codes = ['a', 'b', 'c', 'd'];
const functions: readonly ValueFunction[] = [
  { method: 'goalposts', direction: 'higher', lower: -20, upper: 80 },
  { method: 'minmax', direction: 'lower' },
  { method: 'zscore', direction: 'higher', ddof: 1 },
  { method: 'target', lower: 0, bestFrom: 20, bestTo: 40, upper: 90 },
  { method: 'percentile', direction: 'higher' },
];

const sumOfTwo: FormulaMetric = {
  id: 'f',
  code: 'd',
  name: 'D',
  formula: 'a + b / 2',
  unit: '',
  decimals: 2,
  higherIsBetter: true,
};

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -300, max: 300 }).map((n) => n / 7) },
  { weight: 1, arbitrary: fc.constantFrom('missing' as const, 'noActivity' as const) },
);

const aWorld = fc.record({
  columns: fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), {
    minLength: 4,
    maxLength: 4,
  }),
  labels: fc.array(fc.constantFrom('North', 'South', 'East'), { minLength: 6, maxLength: 6 }),
  functions: fc.array(fc.constantFrom(...functions), { minLength: 4, maxLength: 4 }),
  effects: fc.array(
    fc.record({
      driver: fc.integer({ min: 0, max: 2 }),
      metric: fc.integer({ min: 0, max: 2 }),
      kind: fc.constantFrom('multiply' as const, 'add' as const, 'elasticity' as const),
      size: fc.integer({ min: -30, max: 30 }).map((n) => n / 700),
      byRegion: fc.boolean(),
      capped: fc.boolean(),
      byHand: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  gate: fc.boolean(),
  ladder: fc.boolean(),
  formula: fc.boolean(),
});

/** A ladder of its own for the partners of one label. */
const ofSouth = [
  aTier('Above', 50, { rules: { ladder: 'S' } }),
  aTier('Below', null, { rules: { ladder: 'S' } }),
];

type World = typeof aWorld extends fc.Arbitrary<infer W> ? W : never;

const build = (
  world: World,
): { readonly model: ScoringModel; readonly snapshot: Snapshot; readonly futures: Futures } => {
  const imported = aSnapshot(
    codes
      .slice(0, world.formula ? 3 : 4)
      .map((code, index) => aMetric(code, world.columns[index] ?? [])),
    [anAttribute('region', world.labels)],
  );
  const snapshot = addFormulas(imported, world.formula ? [sumOfTwo] : []);
  const criteria = codes.map((code, index) =>
    aCriterion(code, {
      weight: 0.25,
      valueFunction: world.functions[index] ??
        functions[0] ?? { method: 'minmax', direction: 'higher' },
    }),
  );
  const gates = world.gate
    ? [
        {
          id: 'g',
          kind: 'metric' as const,
          metricCode: 'a',
          comparison: 'atLeast' as const,
          value: 5,
          whenAbsent: 'fails' as const,
          message: '',
        },
      ]
    : [];
  const model = aModel({
    dimensions: [aDimension('d', criteria)],
    tiers: [
      { ...aTier('High', 60), rules: { ...noTierRules, gates } },
      aTier('Middle', 40),
      aTier('Low', null),
      ...(world.ladder ? ofSouth : []),
    ],
    rules: world.ladder
      ? {
          parallel: {
            attributeCode: 'region',
            ladders: [{ id: 'S', name: 'South', labels: ['South'] }],
          },
        }
      : {},
  });
  const effects: readonly Effect[] = world.effects.map((each, index) => ({
    id: `e${index}` as EffectId,
    driverId: drivers[each.driver]?.id ?? ('none' as DriverId),
    metricCode: codes[each.metric] ?? 'a',
    kind: each.kind,
    size: each.size,
    exposureAttribute: each.byRegion ? 'region' : null,
    exposures: [
      { label: 'North', share: 1 },
      { label: 'South', share: 0.25 },
    ],
    ...(each.capped ? { cap: 0.05 } : {}),
    ...(each.byHand
      ? { exposureMetric: 'c', byHand: [{ key: snapshot.partnerKeys[2] ?? '', share: 0.9 }] }
      : {}),
    defaultShare: 0.5,
    reason: '',
  }));
  return { model, snapshot, futures: { ...noFutures, drivers, effects } };
};

const design = (futures: number): EnsembleDesign => {
  const made = createDesign(drivers, {
    method: 'latinHypercube',
    futures,
    seed: 7,
    correlations: [],
  });
  invariant(made.ok, 'drivers that know nothing of each other can be drawn');
  return made.value;
};

/** The tier may differ only for a score that rounding carries over a line. */
const isNearLine = (score: number): boolean =>
  [60, 40].some((line) => Math.abs(score - line) < 2e-6);

describe('a scorer of some partners', () => {
  it('says of each what the scorer of all says', () => {
    fc.assert(
      fc.property(aWorld, fc.integer({ min: 0, max: 5 }), (world, row) => {
        const { model, snapshot, futures } = build(world);
        const drawn = design(8);
        const all = runFutures(createStateScorer(model, snapshot, futures), drawn, 0, 8, {
          traced: [row],
        });
        const one = runFutures(createPartnerScorer(model, snapshot, futures, row), drawn, 0, 8, {
          traced: [0],
        });
        expect(one.traces[0]?.tiers).toEqual(all.traces[0]?.tiers);
        one.traces[0]?.scores.forEach((score, future) => {
          const other = all.traces[0]?.scores[future] ?? NaN;
          expect(Number.isNaN(score) ? Number.isNaN(other) : Math.abs(score - other) < 1e-9).toBe(
            true,
          );
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('a scorer of many futures', () => {
  it('says of each what the long way says', () => {
    fc.assert(
      fc.property(aWorld, (world) => {
        const { model, snapshot, futures } = build(world);
        const scorer = createStateScorer(model, snapshot, futures);
        const drawn = design(5);
        for (let future = 0; future < drawn.futures; future += 1) {
          const states = statesOf(drawn, future);
          const long = scoreFuture(model, snapshot, futures, {
            id: 's' as ScenarioId,
            name: 'S',
            narrative: '',
            states: drivers.map(({ id }, index) => ({ driverId: id, value: states[index] ?? 0 })),
          });
          const { scores, tiers, counts } = scorer.scoreAt(states);
          long.scores.forEach((score, row) => {
            if (Number.isNaN(score)) expect(scores[row]).toBeNaN();
            else expect(Math.abs((scores[row] ?? NaN) - score)).toBeLessThan(1e-9);
            if (!isNearLine(score)) expect(tiers[row]).toBe(long.tiers[row]);
          });
          if (!long.scores.some(isNearLine)) expect(counts).toEqual(long.counts);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('counts the same in one go and in pieces put together in any order', () => {
    fc.assert(
      fc.property(aWorld, fc.integer({ min: 1, max: 19 }), (world, cut) => {
        const { model, snapshot, futures } = build(world);
        const drawn = design(20);
        const scorer = createStateScorer(model, snapshot, futures);
        const whole = runFutures(scorer, drawn, 0, 20);
        const first = runFutures(scorer, drawn, 0, cut);
        const second = runFutures(scorer, drawn, cut, 20);
        const together = createTally(scorer.rows, scorer.tiers);
        mergeTally(together, second.tally);
        mergeTally(together, first.tally);
        expect(together).toEqual(whole.tally);
        expect([...first.tiersByFuture, ...second.tiersByFuture]).toEqual([...whole.tiersByFuture]);
      }),
      { numRuns: 100 },
    );
  });

  it('sums up what a trace of every partner shows', () => {
    fc.assert(
      fc.property(aWorld, (world) => {
        const { model, snapshot, futures } = build(world);
        const drawn = design(16);
        const scorer = createStateScorer(model, snapshot, futures);
        const today = scorer
          .scoreAt(Float64Array.from(drivers, ({ baseline }) => baseline))
          .tiers.slice();
        const rows = [...snapshot.partnerKeys.keys()];
        const { tally, traces } = runFutures(scorer, drawn, 0, 16, { traced: rows });
        const bests = Array.from({ length: 16 }, (_, future) =>
          Math.max(...traces.map(({ scores }) => scores[future] ?? NaN).filter((s) => s === s)),
        );
        rows.forEach((row) => {
          const trace = traces[row];
          invariant(trace !== undefined, 'every row has a trace');
          const scored = [...trace.scores].filter((score) => !Number.isNaN(score));
          expect(tally.worst[row]).toBe(Math.min(Infinity, ...scored));
          expect(tally.best[row]).toBe(Math.max(-Infinity, ...scored));
          expect(tally.worstFuture[row]).toBe(
            scored.length === 0 ? -1 : trace.scores.indexOf(Math.min(...scored)),
          );
          expect(tally.scoreMicros[row]).toBe(scored.reduce((sum, s) => sum + toMicros(s), 0));
          const regrets = [...trace.scores].flatMap((score, future) =>
            Number.isNaN(score) ? [] : [(bests[future] ?? NaN) - score],
          );
          expect(tally.greatestRegret[row]).toBe(Math.max(-Infinity, ...regrets));
          const now = today[row] ?? noTier;
          const profile = resilienceOf(tally, row, now);
          const shareOf = (isMet: (tier: number) => boolean): number =>
            [...trace.tiers].filter((tier) => tier !== noTier && isMet(tier)).length / 16;
          expect(profile).toMatchObject({
            byTier: [...model.tiers.keys()].map((tier) => shareOf((each) => each === tier)),
            holds: shareOf((tier) => tier <= now),
            rises: shareOf((tier) => tier < now),
            without: 1 - scored.length / 16,
          });
        });
      }),
      { numRuns: 100 },
    );
  });
});
