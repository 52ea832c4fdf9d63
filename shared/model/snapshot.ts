import type { FormulaMetric } from './formula-metric.ts';
import type { Standing } from './ladder.ts';
import type { MilestoneColumns } from './milestone.ts';
import type { MetricAbout } from './metric-about.ts';

/**
 * What the engine knows of all partners at one moment: partner × metric, column by column.
 * Row `i` is the same partner in every column. Rows are sorted by partner key (code units), so the
 * row index is also the tie-breaker of every ranking.
 */
export type Snapshot = {
  /** Unique business keys, ascending by UTF-16 code units. */
  readonly partnerKeys: readonly string[];
  /** Display names by row; the key where no name was imported. */
  readonly partnerNames: readonly string[];
  readonly attributes: readonly AttributeColumn[];
  readonly metrics: readonly MetricColumn[];
  /** Formulas by which the last of the metrics follow from the others; absent for none. */
  readonly formulas?: readonly FormulaMetric[];
  /** What the ladder remembers; absent before its first review was recorded. */
  readonly standing?: Standing;
  /** Milestones that were assigned to partners; absent for none. */
  readonly milestones?: MilestoneColumns;
};

/** A text column, dictionary-coded: `labels[codes[row]]`. Code 0 is always the empty label ''. */
export type AttributeColumn = {
  readonly code: string;
  readonly name: string;
  readonly role: AttributeRole;
  readonly labels: readonly string[];
  readonly codes: Uint32Array;
};

/** `currentTier` marks the column that holds each partner's tier of today, by tier name. */
export type AttributeRole = 'attribute' | 'currentTier';

/** One number per partner. `values[row]` is NaN wherever `status[row]` is not `cellStatus.value`. */
export type MetricColumn = {
  readonly code: string;
  readonly name: string;
  /** Free text such as `EUR`, `%`, `days`; empty when the metric is a plain number. */
  readonly unit: string;
  readonly decimals: number;
  readonly higherIsBetter: boolean;
  /** What a person should know of it; absent where nobody said anything. */
  readonly about?: MetricAbout | undefined;
  readonly values: Float64Array;
  readonly status: Uint8Array;
};
