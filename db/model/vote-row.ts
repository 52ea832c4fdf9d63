/** A row of `weight_vote`; see `weightVote` for what it says. */
export type WeightVoteRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly participant: string;
  /** JSON, see `weightVote`. */
  readonly weights: string;
};
