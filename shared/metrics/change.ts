import { median } from './averages.ts';
import { compensatedSum } from '../statistics/compensated-sum.ts';
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

/**
 * Share of the months, oldest first, that stay below half of the median of all months up to and
 * including them: a sign that a partner goes quiet. Needs two; without a median above zero in any
 * month there is nothing to fall short of.
 */
export const quietMonths = (series: Float64Array): Outcome => {
  if (series.length < 2) {
    return 'tooFew';
  }
  let quiet = 0;
  let hasUsual = false;
  for (let month = 0; month < series.length; month += 1) {
    const usual = median(series.subarray(0, month + 1));
    if (typeof usual !== 'number') {
      return usual;
    }
    hasUsual ||= usual > 0;
    quiet += (series[month] ?? 0) < usual / 2 ? 1 : 0;
  }
  return hasUsual ? quiet / series.length : 'baseNotPositive';
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
