import { median } from '../metrics/averages.ts';
import type { OutlierMethod } from '../model/quality.ts';
import { quantile } from '../statistics/quantile.ts';

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
  numbers.forEach((value, position) => {
    const score = scoreOf(value);
    if (Math.abs(score) > limit) {
      outliers.push({ position, score });
    }
  });
  return farthestFirst(outliers);
};

/**
 * Positions of values whose modified z-score 0.6745 (x − median) / MAD is beyond `limit` on either
 * side, farthest first (Iglewicz and Hoaglin 1993; they use 3.5). NaN is no value. Where half of the
 * values are equal the MAD is 0, nothing can be said, and none is an outlier.
 */
export const robustOutliers = (numbers: Float64Array, limit: number): readonly Outlier[] => {
  const values = numbers.filter((value) => !Number.isNaN(value));
  const middle = median(values);
  if (typeof middle !== 'number') {
    return [];
  }
  const spread = median(values.map((value) => Math.abs(value - middle)));
  return typeof spread !== 'number' || spread === 0
    ? []
    : beyond(numbers, limit, (value) => (normalShare * (value - middle)) / spread);
};

/**
 * Positions of values beyond Tukey's fences Q1 − k·IQR and Q3 + k·IQR, farthest first (Tukey 1977; k =
 * 1.5 is outside, 3 far out). The score is the distance from the nearer quartile in IQRs, signed. The
 * quartiles are those of `quantile` (Hyndman and Fan 7). NaN is no value; an IQR of 0 tells nothing.
 */
export const tukeyOutliers = (numbers: Float64Array, fence: number): readonly Outlier[] => {
  const values = numbers.filter((value) => !Number.isNaN(value));
  const low = quantile(values, 0.25);
  const high = quantile(values, 0.75);
  const range = high - low;
  return range > 0
    ? beyond(numbers, fence, (value) =>
        value > high ? (value - high) / range : value < low ? (value - low) / range : 0,
      )
    : [];
};

/** Beyond this Bowley skewness most of a distribution lies on its left side. */
const mostSkewed = 0.2;

/**
 * The scale on which values are compared: amounts of a few large partners and many small ones are
 * compared by their logarithms, or a third of an ordinary programme would be outliers. That is so where
 * all values are above zero and the quartile skewness (Q3 + Q1 − 2·median) / (Q3 − Q1) (Bowley) is above
 * 0.2; other values are compared as they are.
 */
const onFairScale = (numbers: Float64Array): Float64Array => {
  const values = numbers.filter((value) => !Number.isNaN(value));
  if (values.some((value) => value <= 0)) {
    return numbers;
  }
  const low = quantile(values, 0.25);
  const high = quantile(values, 0.75);
  const skewness = (high + low - 2 * quantile(values, 0.5)) / (high - low);
  return skewness > mostSkewed ? numbers.map(Math.log) : numbers;
};

/** Values far from the others by one of the methods, farthest first, on a scale that is fair to them. */
export const findOutliers = (
  numbers: Float64Array,
  method: OutlierMethod,
  limit: number,
): readonly Outlier[] =>
  method === 'mad'
    ? robustOutliers(onFairScale(numbers), limit)
    : tukeyOutliers(onFairScale(numbers), limit);
