import type { MetricHistory, ReplayPlan } from '../../model/ladder-history.ts';
import { sensitiveId } from '../../model/sensitivity.ts';

/** One figure of everybody over past periods. */
export type HistorySeries = {
  /** `score` or `metric:<code>`. */
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  /** Id of the sensitive thing that it tells of; null for none. */
  readonly subject: string | null;
  /** How figures of the past were made; null for the score, which is made of them. */
  readonly basis: MetricHistory['basis'] | null;
  /** `values[row · periods + period]`, oldest period first; NaN where there is no number. */
  readonly values: Float64Array;
  /** A `cellStatus` for each of them: why there is none. */
  readonly status: Uint8Array;
};

/** What was known of partners at the ends of past periods. */
export type PortfolioHistory = {
  readonly plan: ReplayPlan;
  /** ISO days on which the periods end, oldest first; the newest is the last day of the data. */
  readonly days: readonly string[];
  readonly series: readonly HistorySeries[];
};

/** The last eight quarters. */
export const defaultHistoryPlan: ReplayPlan = { months: 3, reviews: 8 };

const mark = 'trend:';

/** The column of the portfolio that shows a series. */
export const trendColumn = (series: string): string => `${mark}${series}`;

/** The series that a column shows; null for a column that shows none. */
export const seriesOfColumn = (column: string): string | null =>
  column.startsWith(mark) ? column.slice(mark.length) : null;

/** The series that these columns show, each once, in their order. */
export const seriesOfColumns = (columns: readonly string[]): readonly string[] => [
  ...new Set(columns.flatMap((column) => seriesOfColumn(column) ?? [])),
];

const metricMark = 'metric:';

/** The code of the metric that a series is of; null for the score. */
export const metricOfSeries = (series: string): string | null =>
  series.startsWith(metricMark) ? series.slice(metricMark.length) : null;

/** Id of the sensitive thing that a series would tell of, if that is one; null for the score. */
export const subjectOfSeries = (series: string): string | null => {
  const code = metricOfSeries(series);
  return code === null ? null : sensitiveId({ kind: 'metric', source: '', code });
};

/** The figures of one row, oldest first. */
export const figuresOf = (
  { values }: Pick<HistorySeries, 'values'>,
  periods: number,
  row: number,
): Float64Array => values.subarray(row * periods, (row + 1) * periods);
