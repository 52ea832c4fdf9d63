import type { WeightDoubt } from '../doubt/weight-doubt.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { criteriaOf, isDeduction } from '../scoring/criteria.ts';
import type { CountedVote } from './count-votes.ts';

/**
 * The votes as what is known of the weights, in the order of all criteria and summing to 1: deductions take what
 * they take today beside the shares of each vote. Null without votes.
 */
export const cloudOf = (
  model: ScoringModel,
  votes: readonly CountedVote[],
): Extract<WeightDoubt, { kind: 'cloud' }> | null => {
  if (votes.length === 0) return null;
  const placed = criteriaOf(model);
  const taken = placed.reduce(
    (sum, { criterion, dimension }) =>
      sum + (isDeduction(dimension) ? dimension.weight * criterion.weight : 0),
    0,
  );
  return {
    kind: 'cloud',
    votes: votes.map(({ shares }) => {
      let at = 0;
      return placed.map(({ criterion, dimension }) => {
        if (isDeduction(dimension)) return (dimension.weight * criterion.weight) / (1 + taken);
        at += 1;
        return (shares[at - 1] ?? 0) / (1 + taken);
      });
    }),
  };
};
