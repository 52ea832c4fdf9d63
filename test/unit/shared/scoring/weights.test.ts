import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriterionId } from '#shared/model/ids.ts';
import { noLimits, type WeightLimits } from '#shared/model/weight-limits.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { effectiveWeights, judgeSnapshot } from '#shared/scoring/criteria.ts';
import { findFlipPoints } from '#shared/scoring/flip-points.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import {
  equaliseWeights,
  normaliseSiblings,
  setLocked,
  setWeight,
  shareOut,
  type WeightedNodeId,
} from '#shared/scoring/set-weight.ts';
import { noTier, tierFloors } from '#shared/scoring/tiers.ts';
import { createWeightPath, scoreAlongPath } from '#shared/scoring/weight-path.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { modelAndSnapshot } from './arbitrary-model.ts';

const nodes = (
  weights: readonly number[],
  locked: readonly boolean[] = [],
  limits: readonly WeightLimits[] = [],
) =>
  weights.map((weight, index) => ({
    id: String(index),
    weight,
    locked: locked[index] ?? false,
    rules: { limits: limits[index] ?? noLimits },
  }));
const weightsOf = (list: readonly { readonly weight: number }[]): readonly number[] =>
  list.map(({ weight }) => weight);

describe('moving one weight', () => {
  it('gives the published figures', () => {
    const moved = weightsOf(shareOut(nodes([0.4, 0.35, 0.25]), '0', 0.5));
    expect(moved.map((weight) => Number(weight.toFixed(6)))).toEqual([0.5, 0.291667, 0.208333]);
  });

  it('leaves locked siblings alone and stops at what they leave', () => {
    const locked = nodes([0.4, 0.35, 0.25], [false, true, false]);
    const moved = weightsOf(shareOut(locked, '0', 0.9));
    expect(moved.map((weight) => Number(weight.toFixed(12)))).toEqual([0.65, 0.35, 0]);
  });

  it('shares equally among siblings that hold nothing', () => {
    expect(weightsOf(shareOut(nodes([1, 0, 0]), '0', 0.4))).toEqual([0.4, 0.3, 0.3]);
  });

  it('cannot move a weight whose siblings are all locked', () => {
    const locked = nodes([0.5, 0.3, 0.2], [false, true, true]);
    expect(weightsOf(shareOut(locked, '0', 0.1))).toEqual([0.5, 0.3, 0.2]);
  });

  it('keeps siblings at a sum of 1, whatever is locked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ permille: fc.nat(1000), locked: fc.boolean() }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.nat(7),
        fc.double({ min: -1, max: 2, noNaN: true }),
        (drawn, at, weight) => {
          const unlocked = nodes(drawn.map(({ permille }) => permille / 1000));
          const siblings = normaliseSiblings(unlocked).map((node, index) => ({
            ...node,
            locked: drawn[index]?.locked ?? false,
          }));
          const moved = weightsOf(shareOut(siblings, String(at % siblings.length), weight));
          for (const list of [weightsOf(siblings), moved]) {
            expect(Math.abs(list.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-9);
            expect(list.every((share) => share >= 0)).toBe(true);
          }
        },
      ),
    );
  });

  it('changes only the siblings of the node', () => {
    const model = setWeight(aModel(), 'criterion-growth' as CriterionId, 0.5);
    expect([...effectiveWeights(model)]).toEqual([0.375, 0.375, 0.25]);
  });

  it('equalises the unlocked and keeps the locked', () => {
    const id = 'criterion-growth' as CriterionId;
    expect([...effectiveWeights(equaliseWeights(aModel(), id))]).toEqual([0.375, 0.375, 0.25]);
    const locked = setLocked(aModel(), id, true);
    expect([...effectiveWeights(equaliseWeights(locked, id))]).toEqual(
      expect.arrayContaining([0.75 * 0.4]),
    );
  });
});

describe('the path of a slider', () => {
  it('equals a full scoring at every position', () => {
    fc.assert(
      fc.property(
        modelAndSnapshot,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ model, snapshot }, pick, x) => {
          const rows = snapshot.partnerKeys.length;
          const columns = judgeSnapshot(model, snapshot);
          const ids: readonly WeightedNodeId[] = model.dimensions.flatMap((dimension) => [
            dimension.id,
            ...dimension.criteria.map(({ id }) => id),
          ]);
          const id = ids[pick % ids.length] ?? ids[0];
          if (id === undefined) {
            throw new Error('a model has a node');
          }
          const scores = new Float64Array(rows);
          const coverage = new Float64Array(rows);
          const path = createWeightPath(model, id, columns, rows);
          scoreAlongPath(path, x, scores, coverage);
          const full = scorePartners(setWeight(model, id, x), columns, rows);
          scores.forEach((score, row) => {
            const expected = full.scores[row] ?? NaN;
            // At the very edge of the coverage rule the two may fall on different sides.
            if (!Number.isNaN(expected) && !Number.isNaN(score)) {
              expect(Math.abs(score - expected)).toBeLessThan(1e-9);
            }
            expect(Math.abs((coverage[row] ?? 0) - (full.coverage[row] ?? 0))).toBeLessThan(1e-9);
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('flip points', () => {
  const model = aModel({
    dimensions: [
      aDimension(
        'd',
        (['a', 'b', 'c'] as const).map((code, index) =>
          aCriterion(code, {
            weight: [0.4, 0.35, 0.25][index] ?? 0,
            valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
          }),
        ),
      ),
    ],
    tiers: [aTier('High', 70), aTier('Low', null)],
  });
  const snapshot = aSnapshot([aMetric('a', [90]), aMetric('b', [60]), aMetric('c', [50])]);

  it('give the published figure', () => {
    // v = (90, 60, 50), w = (.40, .35, .25), T = 70: w* = .414634.
    const flips = findFlipPoints(model, judgeSnapshot(model, snapshot), 0);
    const first = flips.find(({ id }) => id === 'criterion-a');
    expect({ to: first?.to.toFixed(6), tier: first?.tier }).toEqual({ to: '0.414634', tier: 0 });
  });

  it('leave out weights that cannot change the tier', () => {
    const poor = aSnapshot([aMetric('a', [10]), aMetric('b', [10]), aMetric('c', [10])]);
    expect(findFlipPoints(model, judgeSnapshot(model, poor), 0)).toEqual([]);
  });

  it('really flip the tier, and nothing nearer does', () => {
    fc.assert(
      fc.property(modelAndSnapshot, fc.nat(), (drawn, pick) => {
        const rows = drawn.snapshot.partnerKeys.length;
        const row = pick % rows;
        const columns = judgeSnapshot(drawn.model, drawn.snapshot);
        const tierAt = (id: WeightedNodeId, x: number): number => {
          const path = createWeightPath(drawn.model, id, columns, rows);
          const scores = new Float64Array(rows);
          scoreAlongPath(path, x, scores, new Float64Array(rows));
          const codes = new Uint8Array(rows);
          assignTiers(scores, tierFloors(drawn.model.tiers), codes);
          return codes[row] ?? noTier;
        };
        for (const flip of findFlipPoints(drawn.model, columns, row)) {
          const today = tierAt(flip.id, flip.from);
          expect(tierAt(flip.id, flip.to)).toBe(flip.tier ?? noTier);
          expect(flip.tier ?? noTier).not.toBe(today);
          expect(tierAt(flip.id, flip.from + 0.98 * (flip.to - flip.from))).toBe(today);
        }
      }),
      { numRuns: 200 },
    );
  });
});
