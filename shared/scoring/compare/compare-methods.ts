import type { ScoringModel } from '../../model/scoring-model.ts';
import { groupByCounting } from '../counting.ts';
import { effectiveWeights } from '../criteria.ts';
import type { ValueColumn } from '../normalise.ts';
import { toMicros } from '../tiers.ts';
import { averageRanks, kendall, spearman } from './rank-agreement.ts';
import { topsis } from './topsis.ts';
import { weightedProduct } from './weighted-product.ts';

/** Methods that stand beside the weighted sum. */
export type OtherMethod = 'product' | 'topsis';

/** How one method agrees with the weighted sum on the partners that both rank. */
export type MethodComparison = {
  /** Partners that both rank. */
  readonly partners: number;
  /** Null where one side is all alike. */
  readonly spearman: number | null;
  readonly kendall: number | null;
  /** Those who stand furthest apart, the widest first, then by row; ranks from 1 among `partners`. */
  readonly furthest: readonly Disagreement[];
};

export type Disagreement = { readonly row: number; readonly sum: number; readonly other: number };

const resultOf = (
  method: OtherMethod,
  model: ScoringModel,
  columns: readonly ValueColumn[],
  rows: number,
): Float64Array => {
  const weights = effectiveWeights(model);
  return method === 'product'
    ? weightedProduct(weights, columns, rows, groupByCounting(model, columns, rows))
    : topsis(
        columns.map(({ values }) => values),
        weights,
      ).map((closeness) => 100 * closeness);
};

/**
 * Ranks all partners with a score by another method and compares with the ranks of `scores`. Results are
 * compared as millionths; equals share the mean rank. TOPSIS works on the values of 0 to 100 and ranks
 * only partners that have all of them.
 */
export const compareMethod = (
  method: OtherMethod,
  model: ScoringModel,
  columns: readonly ValueColumn[],
  scores: Float64Array,
  limit = 10,
): MethodComparison => {
  const found = resultOf(method, model, columns, scores.length);
  const both = [...scores.keys()].filter(
    (row) => !Number.isNaN(scores[row]) && !Number.isNaN(found[row] ?? NaN),
  );
  const sums = Float64Array.from(both, (row) => toMicros(scores[row] ?? NaN));
  const others = Float64Array.from(both, (row) => toMicros(found[row] ?? NaN));
  const sumRanks = averageRanks(sums);
  const otherRanks = averageRanks(others);
  const furthest = both
    .map((row, place) => ({
      row,
      sum: sumRanks[place] ?? 0,
      other: otherRanks[place] ?? 0,
    }))
    .filter(({ sum, other }) => sum !== other)
    .sort((a, b) => Math.abs(b.sum - b.other) - Math.abs(a.sum - a.other) || a.row - b.row)
    .slice(0, limit);
  return {
    partners: both.length,
    spearman: spearman(sums, others),
    kendall: kendall(sums, others),
    furthest,
  };
};
