import { averageRanks } from '../scoring/compare/rank-agreement.ts';

/**
 * Kendall's coefficient of concordance of m raters over n items, 0 (none) to 1 (one order), corrected for ties:
 * W = 12 S / (m² (n³ − n) − m T), S = Σ (Rᵢ − mean)² over the sums of ranks, T = Σ (t³ − t) over the runs of
 * equals of every rater, who share their mean rank (M. G. Kendall, Rank Correlation Methods, 1948). Null with
 * fewer than two raters or items, or where every rater finds all items equal.
 */
export const kendallW = (ratings: readonly Float64Array[]): number | null => {
  const raters = ratings.length;
  const items = ratings[0]?.length ?? 0;
  if (raters < 2 || items < 2) return null;
  const sums = new Float64Array(items);
  let ties = 0;
  for (const rating of ratings) {
    averageRanks(rating).forEach((rank, item) => {
      sums[item] = (sums[item] ?? 0) + rank;
    });
    const runs = new Map<number, number>();
    for (const value of rating) runs.set(value, (runs.get(value) ?? 0) + 1);
    for (const run of runs.values()) ties += run ** 3 - run;
  }
  const mean = (raters * (items + 1)) / 2;
  const squares = sums.reduce((total, sum) => total + (sum - mean) ** 2, 0);
  const most = raters ** 2 * (items ** 3 - items) - raters * ties;
  return most > 0 ? (12 * squares) / most : null;
};
