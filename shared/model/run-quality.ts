import type { StatusCounts } from './status-counts.ts';

export type QualityWarning = 'coverage' | 'outliers' | 'constant' | 'jump';

/** One metric of one run. */
export type MetricQuality = {
  readonly code: string;
  readonly name: string;
  readonly decimals: number;
  readonly counts: StatusCounts;
  /** Null without any value. */
  readonly median: number | null;
  /** Of the previous run with the metric; null without one or without any value. */
  readonly medianBefore: number | null;
  readonly outliers: number;
  /** The farthest ones, at most five, by display name. */
  readonly farthest: readonly {
    readonly partner: string;
    readonly value: number;
    readonly score: number;
  }[];
  /** Median now over the median of the previous run with the metric, minus 1; null without one or at 0. */
  readonly change: number | null;
  readonly warnings: readonly QualityWarning[];
};

/** What can be doubted about one import. */
export type RunQuality = {
  readonly runId: number;
  readonly partners: number;
  /** Rows beyond the first of each partner. */
  readonly repeatedRows: number;
  /** Rows that are like another one in every cell; null where the run is too large to look. */
  readonly identicalRows: number | null;
  /** Whether repeated keys are suspicious: every metric takes the latest row alone. */
  readonly expectsOneRow: boolean;
  /** Partners of the previous run of the source; null for the first one. */
  readonly partnersBefore: number | null;
  readonly metrics: readonly MetricQuality[];
};
