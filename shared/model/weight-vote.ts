import { z } from 'zod';

/** What one participant of a workshop says of the weights. */
export const weightVote = z.strictObject({
  id: z.string().min(1).max(64),
  participant: z.string().trim().min(1).max(120),
  /** By criterion id: 0 or more, in any unit; only the shares of their sum count. */
  weights: z.record(z.string().min(1).max(64), z.number().min(0).max(1_000_000)),
});
export const weightVotes = z.array(weightVote).max(500).readonly();
export type WeightVote = {
  readonly id: string;
  readonly participant: string;
  readonly weights: Readonly<Record<string, number>>;
};
