import type { ScoringModel } from '../model/scoring-model.ts';
import { countValues } from './counted-values.ts';
import { effectiveWeights } from './criteria.ts';
import type { ValueColumn } from './normalise.ts';
import { isCovered, sumWeighted } from './score.ts';
import { lockedShare, setWeight, type WeightedNodeId } from './set-weight.ts';

/**
 * One slider's way from 0 to its maximum. While it moves, the others give way in proportion, so every
 * effective weight is a + x·b and every partner's weighted sum is linear in the slider's weight x:
 * one pass over the partners scores any position.
 */
export type WeightPath = {
  /** The greatest weight that the locks of its siblings leave, 0..1. */
  readonly maximum: number;
  /** Effective weights at x = 0 and their change per unit of x, in the model's order. */
  readonly weights: Line;
  readonly model: ScoringModel;
  readonly numerators: Line;
  readonly carried: Line;
  /** Sum of all effective weights at 0, and its change. */
  readonly total: { readonly at0: number; readonly slope: number };
};

type Line = { readonly at0: Float64Array; readonly slope: Float64Array };

const siblingsOf = (
  model: ScoringModel,
  id: WeightedNodeId,
): readonly { readonly id: string; readonly weight: number; readonly locked: boolean }[] =>
  model.dimensions.some((dimension) => dimension.id === id)
    ? model.dimensions
    : (model.dimensions.find(({ criteria }) => criteria.some((criterion) => criterion.id === id))
        ?.criteria ?? []);

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Prepares the drag of one slider; costs about two full scorings. */
export const createWeightPath = (
  model: ScoringModel,
  id: WeightedNodeId,
  columns: readonly ValueColumn[],
  rows: number,
): WeightPath => {
  const siblings = siblingsOf(model, id);
  const isAlone = siblings.every((node) => node.id === id || node.locked);
  const maximum = Math.max(0, 1 - lockedShare(siblings, id));
  const at0 = effectiveWeights(setWeight(model, id, 0));
  const atMaximum = effectiveWeights(setWeight(model, id, maximum));
  const slope = at0.map((weight, index) =>
    maximum > 0 && !isAlone ? ((atMaximum[index] ?? 0) - weight) / maximum : 0,
  );
  const counted = columns.map((column) => countValues(model, column));
  const base = sumWeighted(at0, counted, rows);
  const change = sumWeighted(slope, counted, rows);
  return {
    maximum,
    weights: { at0, slope },
    model,
    numerators: { at0: base.numerators, slope: change.numerators },
    carried: { at0: base.carried, slope: change.carried },
    total: { at0: sum(at0), slope: sum(slope) },
  };
};

/**
 * Scores every partner with the slider at `x`, clamped to 0..maximum; equal to a full scoring within
 * 1e-9. Writes into `scores` and `coverage`.
 */
export const scoreAlongPath = (
  path: WeightPath,
  x: number,
  scores: Float64Array,
  coverage: Float64Array,
): void => {
  const { numerators, carried, model } = path;
  const weight = Math.min(path.maximum, Math.max(0, x));
  const total = path.total.at0 + weight * path.total.slope;
  const n0 = numerators.at0;
  const n1 = numerators.slope;
  const c0 = carried.at0;
  const c1 = carried.slope;
  for (let row = 0; row < scores.length; row += 1) {
    const carrying = (c0[row] ?? 0) + weight * (c1[row] ?? 0);
    const covered = total > 0 ? Math.min(1, carrying / total) : 0;
    coverage[row] = covered;
    scores[row] = isCovered(covered, model)
      ? ((n0[row] ?? 0) + weight * (n1[row] ?? 0)) / carrying
      : NaN;
  }
};
