import type { ScoringModel } from '../model/scoring-model.ts';
import { countValues } from './counted-values.ts';
import { effectiveWeights } from './criteria.ts';
import type { ValueColumn } from './normalise.ts';
import { isCovered, sumWeighted } from './score.ts';
import { lockedShare, setWeight, type WeightedNodeId } from './set-weight.ts';

/**
 * One slider's way from 0 to its maximum. While it moves, the others give way in proportion, so every
 * effective weight, and with it every partner's weighted sum, lies on the straight line between the
 * two ends: one pass over the partners scores any position, without cancellation.
 */
export type WeightPath = {
  /** The greatest weight that the locks of its siblings leave, 0..1. */
  readonly maximum: number;
  readonly model: ScoringModel;
  /** With the slider at 0 and at its maximum; the same where the slider cannot move. */
  readonly start: PathEnd;
  readonly end: PathEnd;
};

/** Sums per partner at one end of a path. */
export type PathEnd = {
  readonly numerators: Float64Array;
  readonly carried: Float64Array;
  /** Sum of all effective weights. */
  readonly total: number;
};

const siblingsOf = (
  model: ScoringModel,
  id: WeightedNodeId,
): readonly { readonly id: string; readonly weight: number; readonly locked: boolean }[] =>
  model.dimensions.some((dimension) => dimension.id === id)
    ? model.dimensions
    : (model.dimensions.find(({ criteria }) => criteria.some((criterion) => criterion.id === id))
        ?.criteria ?? []);

/** Prepares the drag of one slider; costs about two full scorings. */
export const createWeightPath = (
  model: ScoringModel,
  id: WeightedNodeId,
  columns: readonly ValueColumn[],
  rows: number,
): WeightPath => {
  const maximum = Math.max(0, 1 - lockedShare(siblingsOf(model, id), id));
  const counted = columns.map((column) => countValues(model, column));
  const endAt = (weight: number): PathEnd => {
    const weights = effectiveWeights(setWeight(model, id, weight));
    return {
      ...sumWeighted(weights, counted, rows),
      total: weights.reduce((sum, part) => sum + part, 0),
    };
  };
  return { maximum, model, start: endAt(0), end: endAt(maximum) };
};

/**
 * Scores every partner with the slider at `x`, clamped to 0..maximum; equal to a full scoring within
 * 1e-9. Writes into `scores` and `coverage`.
 */
export const scoreAlongPath = (
  { start, end, maximum, model }: WeightPath,
  x: number,
  scores: Float64Array,
  coverage: Float64Array,
): void => {
  const toEnd = maximum > 0 ? Math.min(1, Math.max(0, x / maximum)) : 0;
  const toStart = 1 - toEnd;
  const total = toStart * start.total + toEnd * end.total;
  const { numerators: n0, carried: c0 } = start;
  const { numerators: n1, carried: c1 } = end;
  for (let row = 0; row < scores.length; row += 1) {
    const carried = toStart * (c0[row] ?? 0) + toEnd * (c1[row] ?? 0);
    const covered = total > 0 ? Math.min(1, carried / total) : 0;
    coverage[row] = covered;
    scores[row] = isCovered(covered, model)
      ? (toStart * (n0[row] ?? 0) + toEnd * (n1[row] ?? 0)) / carried
      : NaN;
  }
};
