import type { ScoringModel } from '../../model/scoring-model.ts';
import { isDeduction } from '../criteria.ts';
import { normaliseSiblings, type WeightedNodeId } from '../set-weight.ts';
import { weightTolerance, type Weighted } from './weight-reach.ts';

/** The weight that a dimension or criterion has in a model; null where the model does not know it. */
export const weightIn = (model: ScoringModel, id: WeightedNodeId): number | null => {
  for (const dimension of model.dimensions) {
    if (dimension.id === id) return dimension.weight;
    const criterion = dimension.criteria.find((each) => each.id === id);
    if (criterion !== undefined) return criterion.weight;
  }
  return null;
};

const clamped = (weight: number, { rules: { limits } }: Weighted): number =>
  Math.min(limits.most, Math.max(limits.least, weight));

/**
 * Siblings with the weights that they have in `earlier`. Locked ones and those that it does not know keep
 * their weight, limits hold, and where that leaves another sum than 1 the rest share it in the earlier
 * proportions.
 */
const resetSiblings = <T extends Weighted & { readonly id: WeightedNodeId }>(
  siblings: readonly T[],
  earlier: ScoringModel,
): readonly T[] => {
  const isKept = (node: T): boolean => node.locked || weightIn(earlier, node.id) === null;
  const reset = siblings.map((node) =>
    isKept(node)
      ? { ...node, locked: true }
      : { ...node, weight: clamped(weightIn(earlier, node.id) ?? node.weight, node) },
  );
  const sum = reset.reduce((total, { weight }) => total + weight, 0);
  const settled = Math.abs(sum - 1) <= weightTolerance ? reset : normaliseSiblings(reset);
  return siblings.map((node, index) => ({
    ...node,
    weight: settled[index]?.weight ?? node.weight,
  }));
};

/**
 * The model with all weights as they are in `earlier`, at both levels; a deduction takes off what it took
 * there. Nothing else of the model changes. See `resetSiblings` for locks, limits and what is new.
 */
export const resetWeights = (model: ScoringModel, earlier: ScoringModel): ScoringModel => {
  const adding = resetSiblings(
    model.dimensions.filter((dimension) => !isDeduction(dimension)),
    earlier,
  );
  const byId = new Map(adding.map((dimension) => [dimension.id, dimension]));
  return {
    ...model,
    dimensions: model.dimensions.map((dimension) => {
      const before = dimension.locked ? null : weightIn(earlier, dimension.id);
      const own = byId.get(dimension.id) ?? {
        ...dimension,
        weight: before === null ? dimension.weight : clamped(before, dimension),
      };
      return { ...own, criteria: resetSiblings(dimension.criteria, earlier) };
    }),
  };
};

/** Whether any weight would move. */
export const differsInWeights = (model: ScoringModel, earlier: ScoringModel): boolean => {
  const reset = resetWeights(model, earlier);
  return model.dimensions.some(
    (dimension, index) =>
      Math.abs(dimension.weight - (reset.dimensions[index]?.weight ?? 0)) > weightTolerance ||
      dimension.criteria.some(
        ({ weight }, place) =>
          Math.abs(weight - (reset.dimensions[index]?.criteria[place]?.weight ?? 0)) >
          weightTolerance,
      ),
  );
};
