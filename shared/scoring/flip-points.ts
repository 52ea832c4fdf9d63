import type { ScoringModel } from '../model/scoring-model.ts';
import { columnsOfRow } from './columns-of-row.ts';
import { openTier, type OpenTiers } from './gates.ts';
import type { ValueColumn } from './normalise.ts';
import { coverageTolerance } from './score.ts';
import type { WeightedNodeId } from './set-weight.ts';
import { microsPerPoint, noTier, tierFloors, tierOfMicros, toMicros } from './tiers.ts';
import { createWeightPath, scoreAlongPath, type PathEnd } from './weight-path.ts';

/** The nearest weight of one slider at which a partner's tier changes. */
export type FlipPoint = {
  readonly id: WeightedNodeId;
  readonly name: string;
  /** The slider's weight today and at the line, shares of its siblings, 0..1. */
  readonly from: number;
  readonly to: number;
  /** Index of the tier just beyond the line; null where the partner then has no tier. */
  readonly tier: number | null;
};

/**
 * For each dimension and criterion: the smallest change of its weight, the others giving way in
 * proportion and locks respected, that moves the partner in `row` to another tier; nodes that cannot
 * do so are left out. Smallest change first. With t of the way from a slider's start to its end the
 * score is ((1−t)·n₀ + t·n₁)/((1−t)·c₀ + t·c₁), so it meets a line T at
 * t = (T·c₀ − n₀)/((T·c₀ − n₀) − (T·c₁ − n₁)), in closed form. `open` are the partner's ladder
 * and the tiers of it that gates and vetoes leave: no weight opens a gate.
 */
export const findFlipPoints = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  row: number,
  open: OpenTiers = null,
): readonly FlipPoint[] => {
  const own = columnsOfRow(columns, row);
  const nodes = model.dimensions.flatMap((dimension) => [dimension, ...dimension.criteria]);
  const found = nodes.flatMap((node) => {
    const flip = nearestFlip(model, own, node, open);
    return flip === null ? [] : [flip];
  });
  return found.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
};

type Node = { readonly id: WeightedNodeId; readonly name: string; readonly weight: number };

/** Scores are rounded to millionths before they meet a line: the edge lies half a millionth below. */
const edgeOfLine = 0.5 / microsPerPoint;
/** Just before and just beyond an edge, in points and in coverage. */
const hair = 1e-8;
const coverageHair = 1e-11;

/** The t at which (1−t)·start + t·end is zero; none where both ends are the same. */
const zeroBetween = (start: number, end: number): readonly number[] =>
  start === end ? [] : [start / (start - end)];

/** The real t at which a parabola through f(0), f(½) and f(1) is zero. */
const zerosOfParabola = (f: (t: number) => number): readonly number[] => {
  const [at0, half, at1] = [f(0), f(0.5), f(1)];
  const a = 2 * at0 - 4 * half + 2 * at1;
  const b = at1 - at0 - a;
  if (Math.abs(a) < 1e-12 * Math.max(1, Math.abs(b))) {
    return zeroBetween(at0, at1);
  }
  const root = Math.sqrt(b * b - 4 * a * at0);
  // Not by −b ± root alone: of two numbers that are almost equal the difference is noise.
  const q = -0.5 * (b + (b < 0 ? -root : root));
  return [q / a, at0 / q].filter(Number.isFinite);
};

/** What deductions take off between two ends: W·(100·C − M)/C for their sums M, C and W. */
const deductionBetween = (start: PathEnd, end: PathEnd) => {
  const at = (t: number, from = 0, to = 0): number => (1 - t) * from + t * to;
  return (t: number): { readonly carried: number; readonly taken: number } => {
    const carried = at(t, start.off?.carried[0], end.off?.carried[0]);
    const given = at(t, start.off?.numerators[0], end.off?.numerators[0]);
    const most = at(t, start.off?.total, end.off?.total) / at(t, start.total, end.total);
    return { carried, taken: most * (100 * carried - given) };
  };
};

/**
 * The t at which the score is `target`. One slider moves either criteria that add, then what comes off is
 * a constant, or deductions: then W·(100·C − M) − (S₊ − T)·C is a parabola.
 */
const meets = (target: number, start: PathEnd, end: PathEnd): readonly number[] => {
  const [n0 = 0, n1 = 0] = [start.numerators[0], end.numerators[0]];
  const [c0 = 0, c1 = 0] = [start.carried[0], end.carried[0]];
  const deduction = deductionBetween(start, end);
  const isOffMoving =
    start.off !== null &&
    (start.off.total !== end.off?.total || start.off.numerators[0] !== end.off.numerators[0]);
  if (isOffMoving) {
    return zerosOfParabola((t) => {
      const { carried, taken } = deduction(t);
      return taken - (n0 / c0 - target) * carried;
    });
  }
  const { carried, taken } = deduction(0);
  const level = target + (carried > 0 ? taken / carried : 0);
  return zeroBetween(level * c0 - n0, level * c1 - n1);
};

/** Every t in 0..1 between two ends beside which the partner's tier may change. */
const crossings = (start: PathEnd, end: PathEnd, model: ScoringModel): readonly number[] => {
  const all = (side: PathEnd) => ({
    carried: (side.carried[0] ?? 0) + (side.off?.carried[0] ?? 0),
    total: side.total + (side.off?.total ?? 0),
  });
  const [from, to] = [all(start), all(end)];
  const minimum = model.minimumCoverage - coverageTolerance;
  return [
    ...model.tiers.flatMap(({ line }) =>
      line === null
        ? []
        : [line - edgeOfLine - hair, line - edgeOfLine + hair].flatMap((target) =>
            meets(target, start, end),
          ),
    ),
    // Where coverage passes its minimum a tier is lost or won as well.
    ...[minimum, coverageTolerance]
      .flatMap((edge) => [edge - coverageHair, edge + coverageHair])
      .flatMap((target) =>
        zeroBetween(from.carried - target * from.total, to.carried - target * to.total),
      ),
  ].filter((t) => t >= 0 && t <= 1);
};

const nearestFlip = (
  model: ScoringModel,
  own: readonly ValueColumn[],
  node: Node,
  open: OpenTiers,
): FlipPoint | null => {
  const path = createWeightPath(model, node.id, own, 1);
  const floors = tierFloors(model.tiers, open?.ladder ?? null);
  const scores = new Float64Array(1);
  const coverage = new Float64Array(1);
  const tierAt = (x: number): number => {
    scoreAlongPath(path, x, scores, coverage);
    return openTier(open, tierOfMicros(toMicros(scores[0] ?? NaN), floors));
  };
  const today = tierAt(node.weight);
  const [nearest] = path.knots
    .flatMap((to, place) => {
      const from = path.knots[place - 1];
      return from === undefined
        ? []
        : crossings(path.endAt(place - 1), path.endAt(place), model).map(
            (t) => from + t * (to - from),
          );
    })
    .map((x) => ({ x, tier: tierAt(x) }))
    .filter(({ tier }) => tier !== today)
    .sort((a, b) => Math.abs(a.x - node.weight) - Math.abs(b.x - node.weight));
  return nearest === undefined
    ? null
    : {
        id: node.id,
        name: node.name,
        from: node.weight,
        to: nearest.x,
        tier: nearest.tier === noTier ? null : nearest.tier,
      };
};
