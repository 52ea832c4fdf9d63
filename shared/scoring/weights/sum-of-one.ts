import type { Dimension } from '../../model/scoring-model.ts';
import { isDeduction } from '../criteria.ts';
import { normaliseSiblings } from '../set-weight.ts';

/** Lets all dimensions that add to the score sum to 1; deductions keep what they take. */
export const withSumOfOne = (dimensions: readonly Dimension[]): readonly Dimension[] => {
  const adding = normaliseSiblings(dimensions.filter((each) => !isDeduction(each)));
  const byId = new Map(adding.map((each) => [each.id, each]));
  return dimensions.map((each) => byId.get(each.id) ?? each);
};
