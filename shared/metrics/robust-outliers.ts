import { median } from './averages.ts';

/** What makes the median absolute deviation of normal values their standard deviation. */
const normalShare = 0.6745;

/** A value far from the others, with its modified z-score. */
export type Outlier = { readonly position: number; readonly score: number };

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
  if (typeof spread !== 'number' || spread === 0) {
    return [];
  }
  const outliers: Outlier[] = [];
  numbers.forEach((value, position) => {
    const score = (normalShare * (value - middle)) / spread;
    if (Math.abs(score) > limit) {
      outliers.push({ position, score });
    }
  });
  return outliers.sort((left, right) => Math.abs(right.score) - Math.abs(left.score));
};
