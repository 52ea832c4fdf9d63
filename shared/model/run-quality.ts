/** Beyond these a scorecard warns. */
export const qualityThresholds = {
  /** Share of partners of the run with a number. */
  coverage: 0.9,
  /** Modified z-score by the median absolute deviation. */
  outlierScore: 3.5,
  /** Change of the median against the previous run of the source, as a share. */
  jump: 0.5,
  /** Change of the number of partners against it, as a share. */
  partners: 0.2,
} as const;

export type QualityWarning = 'coverage' | 'outliers' | 'constant' | 'jump';

/** One metric of one run. */
export type MetricQuality = {
  readonly code: string;
  readonly name: string;
  readonly decimals: number;
  readonly withValue: number;
  /** Null without any value. */
  readonly median: number | null;
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
  /** Whether repeated keys are suspicious: every metric takes the latest row alone. */
  readonly expectsOneRow: boolean;
  /** Partners of the previous run of the source; null for the first one. */
  readonly partnersBefore: number | null;
  readonly metrics: readonly MetricQuality[];
};
