import type { CriterionId, DimensionId } from '../model/ids.ts';
import type { ScoringModel } from '../model/scoring-model.ts';

type Weighted = { readonly id: string; readonly weight: number; readonly locked: boolean };

/** What siblings other than `id` hold under lock: the most that `id` may take is 1 minus this. */
export const lockedShare = (siblings: readonly Weighted[], id: string): number =>
  siblings.reduce((sum, node) => sum + (node.locked && node.id !== id ? node.weight : 0), 0);

/**
 * Gives one sibling a new weight and lets the unlocked others give way in proportion, so that all
 * sum to 1: w_j′ = w_j · (1 − w_k′ − L)/(1 − w_k − L) for the locked share L. Where the others hold
 * nothing they share what is left equally. The weight is clamped to 0..1 − L; a node whose others
 * are all locked keeps what is left over.
 */
export const shareOut = <T extends Weighted>(
  siblings: readonly T[],
  id: string,
  weight: number,
): readonly T[] => {
  const locked = lockedShare(siblings, id);
  const budget = Math.max(0, 1 - locked);
  const free = siblings.filter((node) => node.id !== id && !node.locked);
  const moved = free.length === 0 ? budget : Math.min(budget, Math.max(0, weight));
  const rest = budget - moved;
  const held = free.reduce((sum, node) => sum + node.weight, 0);
  return siblings.map((node) => {
    if (node.id === id) {
      return { ...node, weight: moved };
    }
    if (node.locked) {
      return node;
    }
    return { ...node, weight: held > 0 ? (node.weight * rest) / held : rest / free.length };
  });
};

/** Id of a dimension or criterion: whatever has a slider. */
export type WeightedNodeId = DimensionId | CriterionId;

const changeSiblings = (
  model: ScoringModel,
  id: WeightedNodeId,
  change: <T extends Weighted>(siblings: readonly T[]) => readonly T[],
): ScoringModel => {
  if (model.dimensions.some((dimension) => dimension.id === id)) {
    return { ...model, dimensions: change(model.dimensions) };
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

/** Sets the weight (a share of its siblings, 0..1) of a dimension or criterion; see `shareOut`. */
export const setWeight = (model: ScoringModel, id: WeightedNodeId, weight: number): ScoringModel =>
  changeSiblings(model, id, (siblings) => shareOut(siblings, id, weight));

/** Locks or unlocks a dimension or criterion; a locked weight does not give way to others. */
export const setLocked = (model: ScoringModel, id: WeightedNodeId, locked: boolean): ScoringModel =>
  changeSiblings(model, id, (siblings) =>
    siblings.map((node) => (node.id === id ? { ...node, locked } : node)),
  );

/** Gives the unlocked among the siblings of `id` equal weights; locked ones keep theirs. */
export const equaliseWeights = (model: ScoringModel, id: WeightedNodeId): ScoringModel =>
  changeSiblings(model, id, (siblings) => {
    const free = siblings.filter((node) => !node.locked).length;
    const rest = Math.max(0, 1 - lockedShare(siblings, ''));
    return siblings.map((node) => (node.locked ? node : { ...node, weight: rest / free }));
  });

/**
 * Makes siblings sum to 1 again after one was added or removed: the unlocked keep their proportions,
 * or share equally where they hold nothing; with all locked, everybody gives way.
 */
export const normaliseSiblings = <T extends Weighted>(siblings: readonly T[]): readonly T[] => {
  const free = siblings.filter((node) => !node.locked);
  const giving: readonly T[] = free.length > 0 ? free : siblings;
  const kept = siblings.reduce((sum, node) => sum + (giving.includes(node) ? 0 : node.weight), 0);
  const rest = Math.max(0, 1 - kept);
  const held = giving.reduce((sum, node) => sum + node.weight, 0);
  return siblings.map((node) =>
    giving.includes(node)
      ? { ...node, weight: held > 0 ? (node.weight * rest) / held : rest / giving.length }
      : node,
  );
};
