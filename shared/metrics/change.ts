import { compensatedSum } from './compensated-sum.ts';
import { finite, type Outcome } from './outcome.ts';

/** Current / prior − 1. A prior of zero or less has no growth: not computable. */
export const growth = (current: number, prior: number): Outcome =>
  prior > 0 ? finite(current / prior - 1) : 'baseNotPositive';

/**
 * Compound annual growth rate of periods of twelve months, oldest first: (last / first)^(1 / (n − 1))
 * − 1. Needs two periods and a first above zero; a last of zero is −1, a negative one has no root.
 */
export const compoundAnnualGrowth = (years: Float64Array): Outcome => {
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? 0;
  if (years.length < 2) {
    return 'tooFew';
  }
  if (first <= 0) {
    return 'baseNotPositive';
  }
  return last < 0 ? 'endNegative' : finite((last / first) ** (1 / (years.length - 1)) - 1);
};

/**
 * Growth over the months that have rows in both years, so that a season or a month without data on
 * one side cannot pose as growth. Sums by month, aligned, NaN for a month without a filled cell.
 */
export const yearOnYear = (before: Float64Array, now: Float64Array): Outcome => {
  const isCommon = (month: number): boolean =>
    !Number.isNaN(before[month] ?? NaN) && !Number.isNaN(now[month] ?? NaN);
  const earlier = before.filter((_, month) => isCommon(month));
  const later = now.filter((_, month) => isCommon(month));
  return earlier.length === 0
    ? 'noCommonMonths'
    : growth(compensatedSum(later), compensatedSum(earlier));
};

/** Least-squares slope of equally spaced values, oldest first, per step; needs two. */
export const trendSlope = (series: Float64Array): Outcome => {
  const size = series.length;
  if (size < 2) {
    return 'tooFew';
  }
  const middle = (size - 1) / 2;
  const products = series.map((value, step) => (step - middle) * value);
  // Σ (step − middle)² in closed form.
  return finite(compensatedSum(products) / ((size * (size * size - 1)) / 12));
};

/**
 * Coefficient of variation: sample standard deviation (ddof 1) over the mean. Needs two values and a
 * mean above zero.
 */
export const volatility = (series: Float64Array): Outcome => {
  if (series.length < 2) {
    return 'tooFew';
  }
  const average = compensatedSum(series) / series.length;
  if (!(average > 0)) {
    return Number.isNaN(average) ? 'tooLarge' : 'zeroMean';
  }
  const squares = series.map((value) => (value - average) ** 2);
  return finite(Math.sqrt(compensatedSum(squares) / (series.length - 1)) / average);
};
