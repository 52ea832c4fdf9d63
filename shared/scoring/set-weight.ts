import type { CriterionId, DimensionId } from '../model/ids.ts';
import type { Dimension, ScoringModel } from '../model/scoring-model.ts';
import { isDeduction } from './criteria.ts';
import { bendsOf, fillShares, type Portion } from './weights/fill-shares.ts';
import { hasLimits, reachOf, weightTolerance, type Weighted } from './weights/weight-reach.ts';

/** What siblings other than `id` hold under lock. */
const lockedShare = (siblings: readonly Weighted[], id: string): number =>
  siblings.reduce((sum, node) => sum + (node.locked && node.id !== id ? node.weight : 0), 0);

const portionOf = (node: Weighted): Portion => ({ part: node.weight, ...node.rules.limits });

/** The unlocked siblings of `id`, who give way; those without any weight share equally. */
const givingWay = <T extends Weighted>(siblings: readonly T[], id: string): readonly T[] =>
  siblings.filter((node) => node.id !== id && !node.locked);

const evenly = (portions: readonly Portion[]): readonly Portion[] =>
  portions.some(({ part }) => part > 0) ? portions : portions.map((each) => ({ ...each, part: 1 }));

/**
 * Gives one sibling a new weight and lets the unlocked others give way in proportion, so that all
 * sum to 1: w_j′ = w_j · (1 − w_k′ − L)/(1 − w_k − L) for the locked share L. Where the others hold
 * nothing they share what is left equally. A sibling at one of its limits stays there and the rest give
 * way for it. The weight is clamped to what locks and limits leave, see `reachOf`; where they contradict
 * each other nothing moves.
 */
export const shareOut = <T extends Weighted>(
  siblings: readonly T[],
  id: string,
  weight: number,
): readonly T[] => {
  const reach = reachOf(siblings, id);
  if (reach === null) {
    return siblings;
  }
  const budget = Math.max(0, 1 - lockedShare(siblings, id));
  const free = givingWay(siblings, id);
  const moved = Math.min(reach.most, Math.max(reach.least, weight));
  const rest = budget - moved;
  const held = free.reduce((sum, node) => sum + node.weight, 0);
  const limited = free.some(hasLimits) ? fillShares(evenly(free.map(portionOf)), rest) : null;
  return siblings.map((node) => {
    if (node.id === id) {
      return { ...node, weight: moved };
    }
    const place = free.indexOf(node);
    if (place === -1) {
      return node;
    }
    const share = held > 0 ? (node.weight * rest) / held : rest / free.length;
    return { ...node, weight: limited?.[place] ?? share };
  });
};

/**
 * The weights of `id` between which every sibling moves in a straight line, rising from the least to the
 * greatest it can have; the present weight alone where it cannot move.
 */
export const knotsOf = (siblings: readonly Weighted[], id: string): readonly number[] => {
  const reach = reachOf(siblings, id);
  if (reach === null || !(reach.most > reach.least)) {
    return [siblings.find((node) => node.id === id)?.weight ?? 0];
  }
  const { least, most } = reach;
  const free = givingWay(siblings, id);
  const budget = Math.max(0, 1 - lockedShare(siblings, id));
  const bends = free.some(hasLimits)
    ? bendsOf(evenly(free.map(portionOf))).map((amount) => budget - amount)
    : [];
  const between = bends.filter(
    (knot) => knot > least + weightTolerance && knot < most - weightTolerance,
  );
  const rising = [...new Set(between)].sort((a, b) => a - b);
  return [least, ...rising, most];
};

/** Id of a dimension or criterion: whatever has a slider. */
export type WeightedNodeId = DimensionId | CriterionId;

const changeSiblings = (
  model: ScoringModel,
  id: WeightedNodeId,
  change: <T extends Weighted>(siblings: readonly T[]) => readonly T[],
): ScoringModel => {
  const dimension = model.dimensions.find((each) => each.id === id);
  if (dimension !== undefined) {
    // A deduction shares its weight with nobody.
    const changed = change(
      isDeduction(dimension) ? [dimension] : model.dimensions.filter((each) => !isDeduction(each)),
    );
    const byId = new Map(changed.map((each) => [each.id, each]));
    return { ...model, dimensions: model.dimensions.map((each) => byId.get(each.id) ?? each) };
  }
  return {
    ...model,
    dimensions: model.dimensions.map((dimension) =>
      dimension.criteria.some((criterion) => criterion.id === id)
        ? { ...dimension, criteria: change(dimension.criteria) }
        : dimension,
    ),
  };
};

const deductionOf = (model: ScoringModel, id: WeightedNodeId): Dimension | undefined =>
  model.dimensions.find((dimension) => dimension.id === id && isDeduction(dimension));

/**
 * Sets the weight of a dimension or criterion, 0..1: a share of its siblings, see `shareOut`, or what a
 * deduction takes off at most, within its limits.
 */
export const setWeight = (model: ScoringModel, id: WeightedNodeId, weight: number): ScoringModel =>
  changeSiblings(model, id, (siblings) => {
    const limits = deductionOf(model, id)?.rules.limits;
    return limits === undefined
      ? shareOut(siblings, id, weight)
      : siblings.map((node) => ({
          ...node,
          weight: Math.max(limits.least, Math.min(limits.most, weight)),
        }));
  });

/** Where a slider bends, see `knotsOf`; a deduction goes straight from limit to limit. */
export const knotsOfNode = (model: ScoringModel, id: WeightedNodeId): readonly number[] => {
  const deduction = deductionOf(model, id);
  if (deduction === undefined) {
    return knotsOf(siblingsOf(model, id), id);
  }
  const { least, most } = deduction.rules.limits;
  return most > least ? [least, most] : [deduction.weight];
};

/** Locks or unlocks a dimension or criterion; a locked weight does not give way to others. */
export const setLocked = (model: ScoringModel, id: WeightedNodeId, locked: boolean): ScoringModel =>
  changeSiblings(model, id, (siblings) =>
    siblings.map((node) => (node.id === id ? { ...node, locked } : node)),
  );

/** All nodes that share 1 with a dimension or criterion, itself included; none for a deduction. */
export const siblingsOf = (model: ScoringModel, id: WeightedNodeId): readonly Weighted[] =>
  model.dimensions.some((dimension) => dimension.id === id)
    ? deductionOf(model, id) === undefined
      ? model.dimensions.filter((dimension) => !isDeduction(dimension))
      : []
    : (model.dimensions.find(({ criteria }) => criteria.some((criterion) => criterion.id === id))
        ?.criteria ?? []);

/** Gives the unlocked among the siblings of `id` equal weights within their limits; locked ones keep theirs. */
export const equaliseWeights = (model: ScoringModel, id: WeightedNodeId): ScoringModel =>
  deductionOf(model, id) !== undefined
    ? model
    : changeSiblings(model, id, (siblings) => {
        const free = siblings.filter((node) => !node.locked);
        const rest = Math.max(0, 1 - lockedShare(siblings, ''));
        const portions = free.map((node) => ({ part: 1, ...node.rules.limits }));
        const limited = free.some(hasLimits) ? fillShares(portions, rest) : null;
        return siblings.map((node) => {
          const place = free.indexOf(node);
          return place === -1 ? node : { ...node, weight: limited?.[place] ?? rest / free.length };
        });
      });

/**
 * Makes siblings sum to 1 again after one was added or removed: the unlocked keep their proportions
 * within their limits, or share equally where they hold nothing; with all locked, everybody gives way.
 */
export const normaliseSiblings = <T extends Weighted>(siblings: readonly T[]): readonly T[] => {
  const free = siblings.filter((node) => !node.locked);
  const giving: readonly T[] = free.length > 0 ? free : siblings;
  const kept = siblings.reduce((sum, node) => sum + (giving.includes(node) ? 0 : node.weight), 0);
  const rest = Math.max(0, 1 - kept);
  const held = giving.reduce((sum, node) => sum + node.weight, 0);
  const limited =
    free.length > 0 && free.some(hasLimits) ? fillShares(evenly(free.map(portionOf)), rest) : null;
  return siblings.map((node) => {
    const place = giving.indexOf(node);
    const share = held > 0 ? (node.weight * rest) / held : rest / giving.length;
    return place === -1 ? node : { ...node, weight: limited?.[place] ?? share };
  });
};
