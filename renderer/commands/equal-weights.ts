import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { isDeduction } from '#shared/scoring/criteria.ts';
import { equaliseWeights } from '#shared/scoring/set-weight.ts';

/**
 * Gives every criterion the same share of the score: criteria share their dimension equally, and a
 * dimension weighs as much as it has criteria. Locked weights stay; where a dimension is locked the
 * others keep theirs, and so do deductions, for then no common share exists.
 */
export const withEqualWeights = (model: ScoringModel): ScoringModel => {
  const adding = model.dimensions.filter((dimension) => !isDeduction(dimension));
  const count = adding.reduce((sum, { criteria }) => sum + criteria.length, 0);
  const isFree = count > 0 && adding.every(({ locked }) => !locked);
  const levelled = isFree
    ? {
        ...model,
        dimensions: model.dimensions.map((dimension) => ({
          ...dimension,
          weight: isDeduction(dimension) ? dimension.weight : dimension.criteria.length / count,
        })),
      }
    : model;
  return levelled.dimensions.reduce((changed, { criteria: [first] }) => {
    return first === undefined ? changed : equaliseWeights(changed, first.id);
  }, levelled);
};
