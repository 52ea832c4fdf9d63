import { z } from 'zod';
import type { MetricColumn, Snapshot } from './snapshot.ts';

/** How many months lie between two reviews. */
export const reviewMonths = [1, 3, 6, 12] as const;

/** Which past reviews are replayed. */
export const replayPlan = z.strictObject({
  months: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]),
  /** Fewer where the data do not reach back so far. */
  reviews: z.int().min(2).max(60),
});

export type ReplayPlan = Readonly<z.infer<typeof replayPlan>>;

/** How a metric of the past was made: what a person should know before trusting an early review. */
export type MetricHistory = {
  readonly code: string;
  readonly name: string;
  /**
   * `window`: rows of a window that ends on the day of the review. `latest`: the newest row up to that day.
   * `rows`: all rows up to it, so that it grows with the history. `asOf`: a whole file that tells of a day,
   * from that day on. `always`: nothing tells of when it is, so it is that of today at every review.
   */
  readonly basis: 'window' | 'latest' | 'rows' | 'asOf' | 'always';
  /** The first review that knows it of anybody; null for none. */
  readonly firstReview: number | null;
};

/** The partners as they were on past days; names, attributes and groups are those of today. */
export type PastSnapshots = {
  readonly snapshots: readonly Snapshot[];
  readonly metrics: readonly MetricHistory[];
};

/** Values of one metric on one past day. */
export type PastColumn = Pick<MetricColumn, 'values' | 'status'>;
