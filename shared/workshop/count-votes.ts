import type { Criterion, ScoringModel } from '../model/scoring-model.ts';
import type { WeightVote } from '../model/weight-vote.ts';
import { criteriaOf, isDeduction } from '../scoring/criteria.ts';

/** A vote that counts, as shares of the score in the order of the criteria; they sum to 1. */
export type CountedVote = { readonly participant: string; readonly shares: Float64Array };

export type CountedVotes = {
  /** What is voted on: criteria that add to the score, in the order of the model. */
  readonly criteria: readonly Criterion[];
  readonly counted: readonly CountedVote[];
  /** Votes that do not count, and why. */
  readonly left: readonly { readonly participant: string; readonly why: string }[];
};

/** Criteria that share the score; deductions stand beside it and are not voted on. */
export const votedCriteria = (model: ScoringModel): readonly Criterion[] =>
  criteriaOf(model).flatMap(({ criterion, dimension }) =>
    isDeduction(dimension) ? [] : [criterion],
  );

/**
 * The votes of which every criterion has a number, scaled to shares of 1. A vote with a gap is left out and
 * named: no number is not 0.
 */
export const countVotes = (model: ScoringModel, votes: readonly WeightVote[]): CountedVotes => {
  const criteria = votedCriteria(model);
  const counted: CountedVote[] = [];
  const left: { readonly participant: string; readonly why: string }[] = [];
  for (const { participant, weights } of votes) {
    const missing = criteria.find(({ id }) => weights[id] === undefined);
    const sum = criteria.reduce((total, { id }) => total + (weights[id] ?? 0), 0);
    if (missing !== undefined) {
      left.push({ participant, why: `no weight for ${missing.name}` });
    } else if (!(sum > 0)) {
      left.push({ participant, why: 'all weights are 0' });
    } else {
      const shares = Float64Array.from(criteria, ({ id }) => (weights[id] ?? 0) / sum);
      counted.push({ participant, shares });
    }
  }
  return { criteria, counted, left };
};
