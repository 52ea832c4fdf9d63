import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawWeightings } from '#shared/doubt/draw-weightings.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { createRandom } from '#shared/random.ts';
import { smallestJointChanges, type JointChange } from '#shared/reasons/smallest-joint-change.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { effectiveWeights, judgeSnapshot } from '#shared/scoring/criteria.ts';
import { createGateTable, openTiersOf } from '#shared/scoring/gates.ts';
import { scoreByWeights } from '#shared/scoring/score.ts';
import { noTier, tierFloors } from '#shared/scoring/tiers.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot, type Cell } from '#test/fixtures/a-snapshot.ts';

const asTheyAre = { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 } as const;

type Weighed = { readonly weight: number; readonly locked?: boolean };

const modelOf = (criteria: readonly Weighed[], lines: readonly number[] = [70]): ScoringModel =>
  aModel({
    dimensions: [
      aDimension(
        'all',
        criteria.map(({ weight, locked = false }, index) =>
          aCriterion(`c${index}`, { weight, locked, valueFunction: asTheyAre }),
        ),
      ),
    ],
    tiers: [...lines.map((line) => aTier(`Above ${line}`, line)), aTier('Below', null)],
  });

const partnerOf = (cells: readonly Cell[]): Snapshot =>
  aSnapshot(cells.map((cell, index) => aMetric(`c${index}`, [cell])));

const changesOf = (model: ScoringModel, snapshot: Snapshot) =>
  smallestJointChanges(
    model,
    judgeSnapshot(model, snapshot),
    0,
    openTiersOf(createGateTable(model, snapshot), 0),
  );

const tierUnder = (model: ScoringModel, snapshot: Snapshot, weights: Float64Array): number => {
  const { scores } = scoreByWeights(weights, model, judgeSnapshot(model, snapshot), 1);
  const tiers = new Uint8Array(1);
  assignTiers(scores, tierFloors(model.tiers), tiers);
  return tiers[0] ?? noTier;
};

const weightsAfter = (model: ScoringModel, { changes }: JointChange): Float64Array =>
  Float64Array.from(effectiveWeights(model), (weight, index) => {
    const id = `criterion-c${index}`;
    return changes.find((change) => change.id === id)?.to ?? weight;
  });

const round = (value: number): number => Number(value.toFixed(9));

describe('the smallest joint change of weights', () => {
  it('takes from the worst value and gives to the best: half a point is an eightieth of the weight', () => {
    const model = modelOf([{ weight: 0.4 }, { weight: 0.35 }, { weight: 0.25 }]);
    const { up, down } = changesOf(model, partnerOf([90, 60, 50]));
    expect(up).toMatchObject({ kind: 'change', tier: 0 });
    if (up.kind !== 'change') return;
    expect([
      round(up.moved),
      ...up.changes.map(({ name, from, to }) => [name, from, round(to)]),
    ]).toEqual([0.0125, ['c0', 0.4, 0.4125], ['c2', 0.25, 0.2375]]);
    expect(down).toEqual({ kind: 'noTierThere' });
  });

  it('goes round locks, and says how far weights can go where locks stand in the way', () => {
    const partner = partnerOf([90, 60, 50]);
    const locked = modelOf([{ weight: 0.4, locked: true }, { weight: 0.35 }, { weight: 0.25 }]);
    const { up } = changesOf(locked, partner);
    expect(up.kind === 'change' ? up.changes.map(({ name, to }) => [name, round(to)]) : up).toEqual(
      [
        ['c1', 0.4],
        ['c2', 0.2],
      ],
    );
    const tight = modelOf([{ weight: 0.2, locked: true }, { weight: 0.45 }, { weight: 0.35 }]);
    const { up: none } = changesOf(tight, partner);
    expect(none).toMatchObject({ kind: 'outOfReach', line: 70 });
    expect(none.kind === 'outOfReach' ? round(none.furthest) : none).toBe(66);
  });

  it('leaves a locked dimension its share and moves weights within it', () => {
    const valueFunction = asTheyAre;
    const model = aModel({
      dimensions: [
        aDimension('a', [aCriterion('c0', { valueFunction })], { weight: 0.5, locked: true }),
        aDimension(
          'b',
          [
            aCriterion('c1', { weight: 0.4, valueFunction }),
            aCriterion('c2', { weight: 0.6, valueFunction }),
          ],
          { weight: 0.5 },
        ),
      ],
      tiers: [aTier('High', 70), aTier('Low', null)],
    });
    const { up } = changesOf(model, partnerOf([90, 60, 40]));
    // 45 points are fixed; the other half must make 25 more of values of 60 and 40.
    expect(up.kind === 'change' ? up.changes.map(({ name, to }) => [name, round(to)]) : up).toEqual(
      [
        ['c1', 0.25],
        ['c2', 0.25],
      ],
    );
  });

  it('says that no weight opens a gate', () => {
    const model = modelOf([{ weight: 0.5 }, { weight: 0.5 }], [90, 70]);
    const tiers = model.tiers.map((tier, index) =>
      index === 0
        ? { ...tier, rules: { ...tier.rules, gates: [aGate('c1', 'atLeast', 99)] } }
        : tier,
    );
    const { up, down } = changesOf({ ...model, tiers }, partnerOf([95, 60]));
    expect([up, down.kind]).toEqual([{ kind: 'shut' }, 'change']);
  });

  it('finds the change after which too little of the weight has data', () => {
    const model = { ...modelOf([{ weight: 0.6 }, { weight: 0.4 }], [10]), minimumCoverage: 0.5 };
    const { down } = changesOf(model, partnerOf([80, 'missing']));
    expect(down).toMatchObject({ kind: 'change', tier: null });
    expect(down.kind === 'change' ? Number(down.moved.toFixed(6)) : down).toBe(0.1);
  });

  it('gives the tier that it says, and no weighting nearer by gives another one', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 100 }) },
      { weight: 1, arbitrary: fc.constantFrom('missing', 'noActivity') },
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), cell), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (criteria, seed) => {
          const sum = criteria.reduce((total, [weight]) => total + weight, 0);
          const model = modelOf(
            criteria.map(([weight]) => ({ weight: weight / sum })),
            [70, 40],
          );
          const snapshot = partnerOf(criteria.map(([, own]) => own));
          const today = effectiveWeights(model);
          const own = tierUnder(model, snapshot, today);
          fc.pre(own !== noTier);
          const { up, down } = changesOf(model, snapshot);
          for (const change of [up, down]) {
            if (change.kind !== 'change') continue;
            expect(tierUnder(model, snapshot, weightsAfter(model, change))).toBe(
              change.tier ?? noTier,
            );
          }
          const nearest = { up: Infinity, down: Infinity };
          const drawn = drawWeightings(today, { kind: 'any' }, 300, createRandom(seed));
          for (let draw = 0; draw < drawn.count; draw += 1) {
            const at = draw * drawn.criteria;
            const weights = drawn.shares.slice(at, at + drawn.criteria);
            const tier = tierUnder(model, snapshot, weights);
            const moved = weights.reduce((all, w, i) => all + Math.abs(w - (today[i] ?? 0)), 0) / 2;
            if (tier < own) nearest.up = Math.min(nearest.up, moved);
            if (tier > own) nearest.down = Math.min(nearest.down, moved);
          }
          const least = (change: typeof up): number =>
            change.kind === 'change' ? change.moved : Infinity;
          expect(nearest.up).toBeGreaterThanOrEqual(least(up) - 1e-9);
          expect(nearest.down).toBeGreaterThanOrEqual(least(down) - 1e-9);
        },
      ),
      { numRuns: 150 },
    );
  });
});
