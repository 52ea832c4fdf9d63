/**
 * Where a partner stands on the ladder after a review:
 *
 * - `none`: no tier, because too little is known.
 * - `steady`: the tier that the score and the rules give.
 * - `rising`: the score reaches a higher tier that is not confirmed yet.
 * - `held`: below the line of the tier, not below its hold line.
 * - `watch`: below the hold line, not for long enough to fall.
 * - `grace`: would fall, but for the time after a first tier, a fall or a good review.
 * - `frozen`: would fall, but nobody falls in these days.
 * - `notice`: the fall is announced.
 */
export const ladderStatuses = [
  'none',
  'steady',
  'rising',
  'held',
  'watch',
  'grace',
  'frozen',
  'notice',
] as const;
export type LadderStatus = (typeof ladderStatuses)[number];

/** How a partner came into its tier. */
export const ladderCauses = ['placed', 'rose', 'fell'] as const;
export type LadderCause = (typeof ladderCauses)[number];

/**
 * What the ladder remembers of a partner. Reviews are counted: 1, 2, 3 … for the whole programme. All but
 * `tier` and `status` change with events alone, so a partner to whom nothing happens keeps its row.
 */
export type LadderState = {
  /** Index of the tier, 0 the highest; 255 without one. */
  readonly tier: number;
  readonly status: LadderStatus;
  readonly cause: LadderCause;
  /** The review that gave the first tier, and the one that gave this tier. */
  readonly placed: number;
  readonly entered: number;
  /** The newest review of those in which the tier was entered or its line was reached. */
  readonly lineAt: number;
  /** The day on which the fall was announced, in days since 1970-01-01; -1 for none. */
  readonly noticeOn: number;
  /**
   * For each tier but the lowest: r where its line was reached in every review from r on, −r where its
   * hold line was missed in every one, 0 for neither.
   */
  readonly streaks: readonly number[];
};

/** States of many partners, column by column; one entry a row, `streaks` has `tiers − 1` a row. */
export type LadderColumns = {
  readonly tier: Uint8Array;
  readonly status: Uint8Array;
  readonly cause: Uint8Array;
  readonly placed: Int32Array;
  readonly entered: Int32Array;
  readonly lineAt: Int32Array;
  readonly noticeOn: Int32Array;
  readonly streaks: Int32Array;
};
/** Where the partners stood after the last review that was recorded. */
export type Standing = {
  /** Ids of the tiers of that review, the highest first. */
  readonly tierIds: readonly string[];
  /** The number of the review, from 1 on, and its day since 1970-01-01. */
  readonly review: { readonly number: number; readonly day: number };
  /** One entry a row of the snapshot; status `none` for who was not there or had too little known. */
  readonly columns: LadderColumns;
};
