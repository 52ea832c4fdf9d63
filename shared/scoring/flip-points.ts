import type { ScoringModel } from '../model/scoring-model.ts';
import type { ValueColumn } from './normalise.ts';
import { assignTiers, allMicros, noTier, tierFloors } from './tiers.ts';
import { createWeightPath, scoreAlongPath } from './weight-path.ts';
import type { WeightedNodeId } from './set-weight.ts';

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
 * do so are left out. Smallest change first. Along a slider the score is (n₀ + x·n₁)/(c₀ + x·c₁), so it
 * meets a line T at x = (T·c₀ − n₀)/(n₁ − T·c₁), exactly.
 */
export const findFlipPoints = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  row: number,
): readonly FlipPoint[] => {
  const own = columns.map((column) => ({
    ...column,
    values: column.values.slice(row, row + 1),
    status: column.status.slice(row, row + 1),
  }));
  const nodes = model.dimensions.flatMap((dimension) => [dimension, ...dimension.criteria]);
  const found = nodes.flatMap((node) => {
    const flip = nearestFlip(model, own, node);
    return flip === null ? [] : [flip];
  });
  return found.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
};

type Node = { readonly id: WeightedNodeId; readonly name: string; readonly weight: number };

/** Far enough beyond the line to be in the other tier at a millionth of a point. */
const beyond = 1e-7;

const nearestFlip = (
  model: ScoringModel,
  own: readonly ValueColumn[],
  node: Node,
): FlipPoint | null => {
  const path = createWeightPath(model, node.id, own, 1);
  const floors = tierFloors(model.tiers);
  const scores = new Float64Array(1);
  const coverage = new Float64Array(1);
  const tierAt = (x: number): number => {
    scoreAlongPath(path, x, scores, coverage);
    const codes = new Uint8Array(1);
    assignTiers(allMicros(scores, new Int32Array(1)), floors, codes);
    return codes[0] ?? noTier;
  };
  const n0 = path.numerators.at0[0] ?? 0;
  const n1 = path.numerators.slope[0] ?? 0;
  const c0 = path.carried.at0[0] ?? 0;
  const c1 = path.carried.slope[0] ?? 0;
  const today = tierAt(node.weight);
  const crossings = model.tiers.flatMap(({ line }) => {
    const divisor = line === null ? 0 : n1 - line * c1;
    return line === null || divisor === 0 ? [] : [(line * c0 - n0) / divisor];
  });
  // Where coverage falls below its minimum the tier is lost as well.
  const minimum = model.minimumCoverage;
  const coverageSlope = c1 - minimum * path.total.slope;
  if (coverageSlope !== 0) {
    crossings.push((minimum * path.total.at0 - c0) / coverageSlope);
  }
  const flips = crossings
    .flatMap((crossing) => [crossing, crossing - beyond, crossing + beyond])
    .filter((x) => x >= 0 && x <= path.maximum)
    .map((x) => ({ x, tier: tierAt(x) }))
    .filter(({ tier }) => tier !== today)
    .sort((a, b) => Math.abs(a.x - node.weight) - Math.abs(b.x - node.weight));
  const nearest = flips[0];
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
