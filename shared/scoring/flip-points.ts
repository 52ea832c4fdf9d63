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
 * t = (T·c₀ − n₀)/((T·c₀ − n₀) − (T·c₁ − n₁)), in closed form. `open` are the tiers that gates and
 * vetoes leave to the partner: no weight opens a gate.
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

/** Every t in 0..1 between two ends beside which the partner's tier may change. */
const crossings = (start: PathEnd, end: PathEnd, model: ScoringModel): readonly number[] => {
  const [n0 = 0, n1 = 0] = [start.numerators[0], end.numerators[0]];
  const [c0 = 0, c1 = 0] = [start.carried[0], end.carried[0]];
  const minimum = model.minimumCoverage - coverageTolerance;
  return [
    ...model.tiers.flatMap(({ line }) =>
      line === null
        ? []
        : [line - edgeOfLine - hair, line - edgeOfLine + hair].flatMap((target) =>
            zeroBetween(target * c0 - n0, target * c1 - n1),
          ),
    ),
    // Where coverage passes its minimum a tier is lost or won as well.
    ...[minimum, coverageTolerance]
      .flatMap((edge) => [edge - coverageHair, edge + coverageHair])
      .flatMap((target) => zeroBetween(c0 - target * start.total, c1 - target * end.total)),
  ].filter((t) => t >= 0 && t <= 1);
};

const nearestFlip = (
  model: ScoringModel,
  own: readonly ValueColumn[],
  node: Node,
  open: OpenTiers,
): FlipPoint | null => {
  const path = createWeightPath(model, node.id, own, 1);
  const floors = tierFloors(model.tiers);
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
