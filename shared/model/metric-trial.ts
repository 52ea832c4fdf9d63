/** One partner of a trial: its number, or why it has none. */
export type TrialRow = {
  readonly key: string;
  /** Empty where the recipe names no column for it. */
  readonly name: string;
  readonly rows: number;
  readonly value: number | null;
  /** A sentence; empty where there is a value. */
  readonly reason: string;
};

/** What a metric would be, tried on every row of the file; nothing is written. */
export type MetricTrial = {
  readonly partners: number;
  readonly withValue: number;
  /** How many partners have no number for which reason, most first. */
  readonly reasons: readonly { readonly reason: string; readonly partners: number }[];
  /** Partners with most rows, then some of those without a number. */
  readonly sample: readonly TrialRow[];
};
