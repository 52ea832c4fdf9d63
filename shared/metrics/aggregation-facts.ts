import type { ColumnType } from '../model/recipe.ts';
import type { Aggregation } from '../model/recipe-metric.ts';

/** What an aggregation reads; `rows` as a value says that it may do without and count rows. */
export type AggregationFacts = {
  readonly label: string;
  readonly value: readonly (ColumnType | 'rows')[];
  /** Types of the second column `by`; empty where there is none. */
  readonly by: readonly ColumnType[];
  readonly byLabel: string;
  /** Months that a window must have at least, and that it must be a multiple of; 0 for no window. */
  readonly leastMonths: number;
  readonly stepMonths: number;
  readonly mostMonths: number;
  /** Whether a year or quarter of the calendar can be its window. */
  readonly mayBeCalendar: boolean;
  /** Whether older rows can count less. */
  readonly mayDecay: boolean;
  /** Whether its column can hold amounts of several currencies. */
  readonly mayConvert: boolean;
  /** Whether it asks for a share in per cent. */
  readonly hasPercent: boolean;
  readonly hasWhere: boolean;
  /** What it does with ties, blanks and zeros, as one sentence for a person. */
  readonly convention: string;
};

const numberOnly = ['number'] as const;
const anyType = ['text', 'number', 'date'] as const;
const plain = {
  value: numberOnly,
  by: [],
  byLabel: '',
  leastMonths: 0,
  stepMonths: 1,
  mostMonths: 600,
  mayBeCalendar: true,
  mayDecay: false,
  mayConvert: true,
  hasPercent: false,
  hasWhere: false,
} as const;

/** Every aggregation, in the order in which they are offered. */
export const aggregationFacts: Readonly<Record<Aggregation, AggregationFacts>> = {
  latest: {
    ...plain,
    label: 'Latest of',
    convention:
      'The cell of the latest row, also where it is blank; of two equally late, the later one in the file.',
  },
  sum: {
    ...plain,
    label: 'Sum of',
    mayDecay: true,
    convention: 'Filled cells; missing without one.',
  },
  mean: {
    ...plain,
    label: 'Mean of',
    mayDecay: true,
    convention: 'Filled cells; missing without one.',
  },
  weightedMean: {
    ...plain,
    mayDecay: true,
    label: 'Weighted mean of',
    by: numberOnly,
    byLabel: 'weighted by',
    convention: 'Rows with both cells; not computable where a weight is negative or all are zero.',
  },
  median: {
    ...plain,
    label: 'Median of',
    convention:
      'The middle filled cell; the mean of the two in the middle where their number is even.',
  },
  min: { ...plain, label: 'Least of', convention: 'Filled cells; missing without one.' },
  max: { ...plain, label: 'Greatest of', convention: 'Filled cells; missing without one.' },
  count: {
    ...plain,
    mayConvert: false,
    mayDecay: true,
    label: 'Count of',
    value: [...anyType, 'rows'],
    convention: 'Filled cells, or rows; 0 without one.',
  },
  distinct: {
    ...plain,
    mayConvert: false,
    label: 'Number of different',
    value: anyType,
    convention:
      'Different filled cells, texts without blanks around them; case counts; 0 without one.',
  },
  share: {
    ...plain,
    mayConvert: false,
    label: 'Share of',
    value: [...anyType, 'rows'],
    hasWhere: true,
    convention:
      'Rows that pass “where” over rows that pass the filter. With a column: its different values with such a row, or with such rows alone, over all its different values.',
  },
  ratio: {
    ...plain,
    mayDecay: true,
    label: 'Ratio of sums:',
    by: numberOnly,
    byLabel: 'over',
    convention: 'Rows with both cells; not computable where the lower sum is zero.',
  },
  recency: {
    ...plain,
    mayConvert: false,
    label: 'Days since latest',
    value: ['date'],
    convention: 'Whole days to the as-of date; dates after it are not counted.',
  },
  growth: {
    ...plain,
    label: 'Growth of sum of',
    value: ['number', 'rows'],
    leastMonths: 1,
    convention:
      'The window over the window before it, minus 1; not computable where the earlier one is zero or less.',
  },
  cagr: {
    ...plain,
    mayBeCalendar: false,
    label: 'Yearly growth (CAGR) of sum of',
    value: ['number', 'rows'],
    leastMonths: 24,
    stepMonths: 12,
    convention:
      'Last twelve months of the window over its first twelve, per year; not computable where the first are zero or less.',
  },
  trend: {
    ...plain,
    mayBeCalendar: false,
    label: 'Trend per month of sum of',
    value: ['number', 'rows'],
    leastMonths: 2,
    convention: 'Least-squares slope of the monthly sums; a month without rows is 0.',
  },
  volatility: {
    ...plain,
    mayBeCalendar: false,
    label: 'Volatility of sum of',
    value: ['number', 'rows'],
    leastMonths: 2,
    convention:
      'Standard deviation (n − 1) of the monthly sums over their mean; a month without rows is 0; not computable where the mean is zero or less.',
  },
  hhi: {
    ...plain,
    label: 'Concentration (HHI) of',
    value: ['number', 'rows'],
    by: anyType,
    byLabel: 'split by',
    convention:
      'Sum of squared shares, 1 for all in one; blank parts are left out; not computable with a negative part or a sum of zero.',
  },
  topShare: {
    ...plain,
    label: 'Top share of',
    value: ['number', 'rows'],
    by: anyType,
    byLabel: 'split by',
    convention:
      'The greatest part over the whole; blank parts are left out; not computable with a negative part or a sum of zero.',
  },
  effectiveNumber: {
    ...plain,
    label: 'Effective number by',
    value: ['number', 'rows'],
    by: anyType,
    byLabel: 'split by',
    convention:
      'One over the concentration (HHI): how many equal parts would be as concentrated; not computable where that is not.',
  },
  percentile: {
    ...plain,
    label: 'Percentile of',
    hasPercent: true,
    convention:
      'So many per cent of the filled cells lie at or below it; between two cells on a straight line.',
  },
  deviation: {
    ...plain,
    label: 'Standard deviation of',
    convention: 'Filled cells, divided by n − 1; not computable with one cell alone.',
  },
  earliest: {
    ...plain,
    label: 'Earliest of',
    convention:
      'The cell of the earliest row, also where it is blank; of two equally early, the one that stands first; rows without a date come last.',
  },
  tenure: {
    ...plain,
    mayConvert: false,
    label: 'Days since first',
    value: ['date'],
    convention:
      'Whole days from the oldest date to the as-of date; dates after it are not counted.',
  },
  yearOnYear: {
    ...plain,
    label: 'Year on year of sum of',
    value: ['number', 'rows'],
    leastMonths: 1,
    mostMonths: 12,
    mayBeCalendar: false,
    convention:
      'The months of the window over the same months a year before, minus 1; only months with rows in both years; not computable without one or where the earlier sum is zero or less.',
  },
  shareOfTotal: {
    ...plain,
    label: 'Share of the total of',
    value: ['number', 'rows'],
    mayDecay: true,
    convention:
      'The sum of the partner over the sum of all partners of the file; not computable where that is zero or less.',
  },
  quietMonths: {
    ...plain,
    label: 'Share of quiet months of sum of',
    value: ['number', 'rows'],
    leastMonths: 2,
    mayBeCalendar: false,
    convention:
      'Months below half of the median of the months up to them, over all months of the window; a month without rows is 0; not computable where no median is above zero.',
  },
};
