import { carriedWeights, type Counting } from '../counting.ts';
import type { ValueColumn } from '../normalise.ts';

/** A product is 0 as soon as one value is: values below this count as this. */
export const leastFactor = 1;

/**
 * The weighted product exp(Σ w · ln v / Σ w) over the criteria that count for a partner (COINr `a_gmean`):
 * a bad value costs more than in a sum. Values below `floor` count as `floor`, also those that are absent
 * and counted as worst. NaN where nothing counts. For comparison; never a tier cut-off.
 */
export const weightedProduct = (
  weights: Float64Array,
  columns: readonly ValueColumn[],
  rows: number,
  counting: Counting,
  floor: number = leastFactor,
): Float64Array => {
  const carried = carriedWeights(weights, counting);
  const sums = new Float64Array(rows);
  const leastLog = Math.log(floor);
  columns.forEach(({ values }, index) => {
    const weight = weights[index] ?? 0;
    const counts = counting.counts[index];
    if (weight === 0 || counts === undefined) return;
    for (let row = 0; row < rows; row += 1) {
      const value = values[row] ?? NaN;
      const isCounted = counts[counting.groupOf?.[row] ?? 0] === 1;
      const log = value > floor ? Math.log(value) : leastLog;
      sums[row] = (sums[row] ?? 0) + (isCounted ? weight * log : 0);
    }
  });
  return sums.map((sum, row) => {
    const weight = carried[counting.groupOf?.[row] ?? 0] ?? 0;
    return weight > 0 ? Math.exp(sum / weight) : NaN;
  });
};
