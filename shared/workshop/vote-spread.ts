import { quantileOfSorted } from '../statistics/quantile.ts';
import type { CountedVote } from './count-votes.ts';

/** How the votes on one criterion lie, as shares of the score. */
export type VoteSpread = {
  readonly least: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly most: number;
  readonly mean: number;
};

/** The spread of each criterion, in their order; quartiles by Hyndman and Fan's definition 7. NaN without votes. */
export const spreadOfVotes = (
  votes: readonly CountedVote[],
  criteria: number,
): readonly VoteSpread[] =>
  Array.from({ length: criteria }, (_, index) => {
    const shares = Float64Array.from(votes, (vote) => vote.shares[index] ?? NaN).sort();
    const at = (share: number): number => quantileOfSorted(shares, share);
    return {
      least: at(0),
      lowerQuartile: at(0.25),
      median: at(0.5),
      upperQuartile: at(0.75),
      most: at(1),
      mean: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    };
  });

/** How votes become one weighting. */
export const voteMeans = ['mean', 'median'] as const;
export type VoteMean = (typeof voteMeans)[number];

/**
 * One weighting of all votes, summing to 1: the mean of each criterion, or its median with what the medians
 * miss of 1 or have too much shared in proportion. Null without votes, or where all medians are 0.
 */
export const joinVotes = (
  votes: readonly CountedVote[],
  criteria: number,
  by: VoteMean,
): Float64Array | null => {
  const shares = Float64Array.from(spreadOfVotes(votes, criteria), (spread) => spread[by]);
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum > 0 ? shares.map((share) => share / sum) : null;
};
