import type { ScoringModel } from '../model/scoring-model.ts';
import { carriedWeights, groupByCounting, isBlocked, type Counting } from './counting.ts';
import { effectiveWeights } from './criteria.ts';
import type { ValueColumn } from './normalise.ts';
import { scaleOf } from './score.ts';
import { lockedShare, setWeight, type WeightedNodeId } from './set-weight.ts';
import { weightedSum } from './weighted-sum.ts';

/**
 * One slider's way from 0 to its maximum. While it moves, the others give way in proportion, so every
 * effective weight, and with it every partner's weighted sum, lies on the straight line between the
 * two ends: one pass over the partners scores any position, without cancellation.
 */
export type WeightPath = {
  /** The greatest weight that the locks of its siblings leave, 0..1. */
  readonly maximum: number;
  readonly model: ScoringModel;
  readonly counting: Counting;
  /** With the slider at 0 and at its maximum; the same where the slider cannot move. */
  readonly start: PathEnd;
  readonly end: PathEnd;
};

/** Sums at one end of a path. */
export type PathEnd = {
  /** Σ w·v per partner. */
  readonly numerators: Float64Array;
  /** Σ w of the criteria that count, per group of `counting`. */
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
  const counting = groupByCounting(model, columns, rows);
  const endAt = (weight: number): PathEnd => {
    const weights = effectiveWeights(setWeight(model, id, weight));
    return {
      numerators: weightedSum(weights, columns, rows),
      carried: carriedWeights(weights, counting),
      total: weights.reduce((sum, part) => sum + part, 0),
    };
  };
  return { maximum, model, counting, start: endAt(0), end: endAt(maximum) };
};

/** What each group of partners makes of a position on a path; see `GroupScale`. */
export type GroupScales = { readonly factors: Float64Array; readonly coverages: Float64Array };

/** Room for the scales of all groups. */
export const createGroupScales = ({ groups }: Counting): GroupScales => ({
  factors: new Float64Array(groups),
  coverages: new Float64Array(groups),
});

/** How much of each end makes up a position: `toStart · start + toEnd · end`. */
export type PathShares = { readonly toStart: number; readonly toEnd: number };

/** Goes to the position with the slider at `x`, clamped to 0..maximum, and fills in `scales`. */
export const moveAlongPath = (path: WeightPath, x: number, scales: GroupScales): PathShares => {
  const { start, end, maximum, model } = path;
  const at = Math.min(maximum, Math.max(0, x));
  const toEnd = maximum > 0 ? at / maximum : 0;
  const toStart = maximum > 0 ? (maximum - at) / maximum : 1;
  const total = toStart * start.total + toEnd * end.total;
  const { factors, coverages } = scales;
  for (let group = 0; group < factors.length; group += 1) {
    const carried = toStart * (start.carried[group] ?? 0) + toEnd * (end.carried[group] ?? 0);
    const { factor, coverage } = scaleOf(carried, total, model, isBlocked(path.counting, group));
    factors[group] = factor;
    coverages[group] = coverage;
  }
  return { toStart, toEnd };
};

/**
 * Scores every partner with the slider at `x`, clamped to 0..maximum; equal to a full scoring within
 * 1e-9. Writes into `scores` and `coverage`. `drawLiveFrame` cuts tiers in the same pass.
 */
export const scoreAlongPath = (
  path: WeightPath,
  x: number,
  scores: Float64Array,
  coverage: Float64Array,
): void => {
  const scales = createGroupScales(path.counting);
  const { toStart, toEnd } = moveAlongPath(path, x, scales);
  const { groupOf } = path.counting;
  const { numerators: atStart } = path.start;
  const { numerators: atEnd } = path.end;
  for (let row = 0; row < scores.length; row += 1) {
    const group = groupOf?.[row] ?? 0;
    coverage[row] = scales.coverages[group] ?? 0;
    scores[row] =
      (toStart * (atStart[row] ?? 0) + toEnd * (atEnd[row] ?? 0)) * (scales.factors[group] ?? NaN);
  }
};
