import type { OutlierMethod } from '../model/quality.ts';
import { quantileOfSorted } from '../statistics/quantile.ts';

/** What makes the median absolute deviation of normal values their standard deviation. */
const normalShare = 0.6745;

/** A value far from the others: its signed distance in the unit of the method. */
export type Outlier = { readonly position: number; readonly score: number };

const farthestFirst = (outliers: readonly Outlier[]): readonly Outlier[] =>
  outliers.toSorted((left, right) => Math.abs(right.score) - Math.abs(left.score));

const beyond = (
  numbers: Float64Array,
  limit: number,
  scoreOf: (value: number) => number,
): readonly Outlier[] => {
  const outliers: Outlier[] = [];
  for (let position = 0; position < numbers.length; position += 1) {
    const score = scoreOf(numbers[position] ?? NaN);
    if (Math.abs(score) > limit) {
      outliers.push({ position, score });
    }
  }
  return farthestFirst(outliers);
};

/** Values without NaN, ascending. */
export const sortedValues = (numbers: Float64Array): Float64Array => {
  // A loop: `filter` of a typed array takes several times as long, and this is done for every metric.
  const values = new Float64Array(numbers.length);
  let size = 0;
  for (const value of numbers) {
    if (!Number.isNaN(value)) {
      values[size] = value;
      size += 1;
    }
  }
  return values.subarray(0, size).sort();
};

/**
 * Median of |x − middle| over values in order; NaN for none. The deviations ascend from the middle to
 * either side, so the smaller half of them is met in order without sorting again.
 */
export const medianDeviation = (sorted: Float64Array, middle: number): number => {
  const deviationAt = (place: number): number => {
    const value = sorted[place];
    return value === undefined ? Infinity : Math.abs(value - middle);
  };
  let above = sorted.findIndex((value) => value >= middle);
  above = above < 0 ? sorted.length : above;
  let below = above - 1;
  const near = new Float64Array(Math.floor(sorted.length / 2) + 1);
  for (let place = 0; place < near.length; place += 1) {
    const isBelow = deviationAt(below) < deviationAt(above);
    near[place] = deviationAt(isBelow ? below : above);
    below -= isBelow ? 1 : 0;
    above += isBelow ? 0 : 1;
  }
  return sorted.length === 0
    ? NaN
    : quantileOfSorted(near.subarray((sorted.length - 1) >> 1, (sorted.length >> 1) + 1), 0.5);
};

/** `robustOutliers` of numbers whose values are known in order. */
const beyondMad = (
  numbers: Float64Array,
  sorted: Float64Array,
  limit: number,
): readonly Outlier[] => {
  const middle = quantileOfSorted(sorted, 0.5);
  const spread = medianDeviation(sorted, middle);
  return spread > 0
    ? beyond(numbers, limit, (value) => (normalShare * (value - middle)) / spread)
    : [];
};

/** `tukeyOutliers` of numbers whose values are known in order. */
const beyondFences = (
  numbers: Float64Array,
  sorted: Float64Array,
  fence: number,
): readonly Outlier[] => {
  const low = quantileOfSorted(sorted, 0.25);
  const high = quantileOfSorted(sorted, 0.75);
  const range = high - low;
  return range > 0
    ? beyond(numbers, fence, (value) =>
        value > high ? (value - high) / range : value < low ? (value - low) / range : 0,
      )
    : [];
};

/**
 * Positions of values whose modified z-score 0.6745 (x − median) / MAD is beyond `limit` on either
 * side, farthest first (Iglewicz and Hoaglin 1993; they use 3.5). NaN is no value. Where half of the
 * values are equal the MAD is 0, nothing can be said, and none is an outlier.
 */
export const robustOutliers = (numbers: Float64Array, limit: number): readonly Outlier[] =>
  beyondMad(numbers, sortedValues(numbers), limit);

/**
 * Positions of values beyond Tukey's fences Q1 − k·IQR and Q3 + k·IQR, farthest first (Tukey 1977; k =
 * 1.5 is outside, 3 far out). The score is the distance from the nearer quartile in IQRs, signed. The
 * quartiles are those of `quantile` (Hyndman and Fan 7). NaN is no value; an IQR of 0 tells nothing.
 */
export const tukeyOutliers = (numbers: Float64Array, fence: number): readonly Outlier[] =>
  beyondFences(numbers, sortedValues(numbers), fence);

/** Beyond this Bowley skewness most of a distribution lies on its left side. */
const mostSkewed = 0.2;

/** Whether values, ascending, are compared by their logarithms; see `findOutliers`. */
const isSkewed = (sorted: Float64Array): boolean => {
  const low = quantileOfSorted(sorted, 0.25);
  const high = quantileOfSorted(sorted, 0.75);
  const middle = quantileOfSorted(sorted, 0.5);
  return (sorted[0] ?? 0) > 0 && (high + low - 2 * middle) / (high - low) > mostSkewed;
};

/**
 * Values far from the others by one of the methods, farthest first. Amounts of a few large partners and
 * many small ones are compared by their logarithms, or a third of an ordinary programme would be
 * outliers: that is so where all values are above zero and the quartile skewness
 * (Q3 + Q1 − 2·median) / (Q3 − Q1) (Bowley) is above 0.2. Other values are compared as they are.
 * Who knows the `sortedValues` already passes them.
 */
export const findOutliers = (
  numbers: Float64Array,
  method: OutlierMethod,
  limit: number,
  sorted = sortedValues(numbers),
): readonly Outlier[] => {
  const isOnLogs = isSkewed(sorted);
  // The logarithm keeps the order.
  const [scaled, inOrder] = isOnLogs
    ? [numbers.map(Math.log), sorted.map(Math.log)]
    : [numbers, sorted];
  return method === 'mad'
    ? beyondMad(scaled, inOrder, limit)
    : beyondFences(scaled, inOrder, limit);
};

/** The outliers of every metric of a snapshot, by its code. */
export type OutliersByMetric = ReadonlyMap<string, readonly Outlier[]>;
