import type { ScoringModel } from '../model/scoring-model.ts';
import { isDeduction } from '../scoring/criteria.ts';

/** As close as weights must be to be the same. */
const tolerance = 1e-9;

/**
 * The model with the weights that a weighting of `votedCriteria` gives: a dimension weighs what its criteria
 * weigh together, criteria of one that weighs nothing keep their shares. Deductions stay; locks and limits are not
 * asked, because somebody says which weights these are.
 */
export const applyWeighting = (model: ScoringModel, shares: ArrayLike<number>): ScoringModel => {
  let at = 0;
  return {
    ...model,
    dimensions: model.dimensions.map((dimension) => {
      if (isDeduction(dimension)) return dimension;
      const own = dimension.criteria.map(() => {
        at += 1;
        return shares[at - 1] ?? 0;
      });
      const weight = own.reduce((sum, share) => sum + share, 0);
      const criteria = dimension.criteria.map((criterion, index) => ({
        ...criterion,
        weight: weight > 0 ? (own[index] ?? 0) / weight : criterion.weight,
      }));
      return { ...dimension, weight, criteria };
    }),
  };
};

/** Whether a model has the weights of a weighting. */
export const hasWeighting = (model: ScoringModel, shares: ArrayLike<number>): boolean => {
  const applied = applyWeighting(model, shares);
  return model.dimensions.every((dimension, index) => {
    const other = applied.dimensions[index];
    return (
      Math.abs(dimension.weight - (other?.weight ?? 0)) <= tolerance &&
      dimension.criteria.every(
        ({ weight }, place) =>
          Math.abs(weight - (other?.criteria[place]?.weight ?? 0)) <= tolerance,
      )
    );
  });
};
