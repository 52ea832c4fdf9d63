import type { ScoringModel } from '../model/scoring-model.ts';
import { carriedWeights, groupByCounting, isBlocked, type Counting } from './counting.ts';
import { effectiveWeights, splitWeights } from './criteria.ts';
import type { ValueColumn } from './normalise.ts';
import { scaleOf } from './score.ts';
import { knotsOfNode, setWeight, type WeightedNodeId } from './set-weight.ts';
import { weightedSum } from './weighted-sum.ts';

/**
 * One slider's way from the least to the greatest weight that locks and limits leave it. While it moves,
 * the others give way in proportion, so between two knots every effective weight, and with it every
 * partner's weighted sum, lies on a straight line: one pass over the partners scores any position, without
 * cancellation. Without limits there are two knots, 0 and what locks leave.
 */
export type WeightPath = {
  /** Weights of the slider, rising; one alone where it cannot move. */
  readonly knots: readonly number[];
  readonly model: ScoringModel;
  readonly counting: Counting;
  readonly rows: number;
  /** The sums with the slider at a knot, by its place; worked out when first asked for. */
  readonly endAt: (place: number) => PathEnd;
};

/** Sums at one knot of a path. */
export type PathEnd = {
  /** Σ w·v per partner. */
  readonly numerators: Float64Array;
  /** Σ w of the criteria that count, per group of `counting`. */
  readonly carried: Float64Array;
  /** Sum of all effective weights. */
  readonly total: number;
  /** The same of the deductions; null where the model has none. */
  readonly off: Omit<PathEnd, 'off'> | null;
};

/** Prepares the drag of one slider; each knot that it comes near costs about a full scoring. */
export const createWeightPath = (
  model: ScoringModel,
  id: WeightedNodeId,
  columns: readonly ValueColumn[],
  rows: number,
  counting = groupByCounting(model, columns, rows),
): WeightPath => {
  const knots = knotsOfNode(model, id);
  const ends = new Map<number, PathEnd>();
  const makeEnd = (place: number): PathEnd => {
    const weights = effectiveWeights(setWeight(model, id, knots[place] ?? 0));
    const { adds, takes } = splitWeights(model, weights);
    const sumsOf = (some: Float64Array): Omit<PathEnd, 'off'> => ({
      numerators: weightedSum(some, columns, rows),
      carried: carriedWeights(some, counting),
      total: some.reduce((sum, part) => sum + part, 0),
    });
    return { ...sumsOf(adds), off: takes === null ? null : sumsOf(takes) };
  };
  return {
    knots,
    model,
    counting,
    rows,
    endAt: (place) => {
      const end = ends.get(place) ?? makeEnd(place);
      ends.set(place, end);
      return end;
    },
  };
};

/** What each group of partners makes of a position on a path; see `GroupScale`. */
export type GroupScales = {
  readonly factors: Float64Array;
  readonly coverages: Float64Array;
  readonly rates: Float64Array;
  readonly bases: Float64Array;
};

/** Room for the scales of all groups. */
export const createGroupScales = ({ groups }: Counting): GroupScales => ({
  factors: new Float64Array(groups),
  coverages: new Float64Array(groups),
  rates: new Float64Array(groups),
  bases: new Float64Array(groups),
});

/** A position on a path: `toStart · start + toEnd · end`, between two knots. */
export type PathShares = {
  readonly start: PathEnd;
  readonly end: PathEnd;
  readonly toStart: number;
  readonly toEnd: number;
};

/** The position with the slider at `x`, clamped to what it can have. */
const positionAt = ({ knots, endAt }: WeightPath, x: number): PathShares => {
  const last = knots.length - 1;
  const [lowest = 0] = knots;
  const at = Math.min(knots[last] ?? 0, Math.max(lowest, x));
  const next = knots.findIndex((knot, place) => place > 0 && at <= knot);
  const to = next === -1 ? last : next;
  const from = Math.max(0, to - 1);
  const low = knots[from] ?? 0;
  const high = knots[to] ?? 0;
  const width = high - low;
  return {
    start: endAt(from),
    end: endAt(to),
    toStart: width > 0 ? (high - at) / width : 1,
    toEnd: width > 0 ? (at - low) / width : 0,
  };
};

/** Goes to the position with the slider at `x`, clamped to what it can have, and fills in `scales`. */
export const moveAlongPath = (path: WeightPath, x: number, scales: GroupScales): PathShares => {
  const position = positionAt(path, x);
  const { start, end, toStart, toEnd } = position;
  const between = (from = 0, to = 0): number => toStart * from + toEnd * to;
  const total = {
    adds: between(start.total, end.total),
    takes: between(start.off?.total, end.off?.total),
  };
  for (let group = 0; group < scales.factors.length; group += 1) {
    const carried = {
      adds: between(start.carried[group], end.carried[group]),
      takes: between(start.off?.carried[group], end.off?.carried[group]),
    };
    const scale = scaleOf(carried, total, path.model, isBlocked(path.counting, group));
    scales.factors[group] = scale.factor;
    scales.coverages[group] = scale.coverage;
    scales.rates[group] = scale.rate;
    scales.bases[group] = scale.base;
  }
  return position;
};

/**
 * Scores every partner with the slider at `x`, clamped to what it can have; equal to a full scoring within
 * 1e-9. Writes into `scores` and `coverage`. `drawLiveFrame` cuts tiers in the same pass.
 */
export const scoreAlongPath = (
  path: WeightPath,
  x: number,
  scores: Float64Array,
  coverage: Float64Array,
): void => {
  const scales = createGroupScales(path.counting);
  const { start, end, toStart, toEnd } = moveAlongPath(path, x, scales);
  const { groupOf } = path.counting;
  const { numerators: atStart } = start;
  const { numerators: atEnd } = end;
  for (let row = 0; row < scores.length; row += 1) {
    const group = groupOf?.[row] ?? 0;
    coverage[row] = scales.coverages[group] ?? 0;
    scores[row] =
      (toStart * (atStart[row] ?? 0) + toEnd * (atEnd[row] ?? 0)) * (scales.factors[group] ?? NaN);
  }
  takeOff({ start, end, toStart, toEnd }, groupOf, scales, scores);
};

/** Takes the deductions of a position off scores; nothing where the model has none. */
export const takeOff = (
  { start, end, toStart, toEnd }: PathShares,
  groupOf: Uint32Array | null,
  { rates, bases }: GroupScales,
  scores: Float64Array,
): void => {
  const atStart = start.off?.numerators;
  const atEnd = end.off?.numerators;
  if (atStart === undefined || atEnd === undefined) {
    return;
  }
  for (let row = 0; row < scores.length; row += 1) {
    const group = groupOf?.[row] ?? 0;
    const given = toStart * (atStart[row] ?? 0) + toEnd * (atEnd[row] ?? 0);
    scores[row] = Math.max(
      0,
      (scores[row] ?? NaN) + given * (rates[group] ?? 0) - (bases[group] ?? 0),
    );
  }
};
