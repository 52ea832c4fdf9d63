import type { ValueColumn } from './normalise.ts';

/** Rows that are summed over all columns before the next ones: their sums stay in the nearest cache. */
const blockRows = 2048;

const addColumn = (
  sums: Float64Array,
  values: Float64Array,
  weight: number,
  from: number,
  to: number,
): void => {
  for (let row = from; row < to; row += 1) {
    sums[row] = (sums[row] ?? 0) + weight * (values[row] ?? 0);
  }
};

const addColumnWithGaps = (
  sums: Float64Array,
  values: Float64Array,
  weight: number,
  from: number,
  to: number,
): void => {
  for (let row = from; row < to; row += 1) {
    const value = values[row] ?? 0;
    sums[row] = (sums[row] ?? 0) + (value === value ? weight * value : 0);
  }
};

/**
 * Σ w·v for every row, a cell without a value adding nothing. Columns are added in the order of the
 * model, so equal inputs give equal bits everywhere.
 */
export const weightedSum = (
  weights: Float64Array,
  columns: readonly ValueColumn[],
  rows: number,
): Float64Array => {
  const sums = new Float64Array(rows);
  const used = columns.flatMap(({ values, judged }, index) => {
    const weight = weights[index] ?? 0;
    return weight === 0 || judged === 0
      ? []
      : [{ values, weight, add: judged === rows ? addColumn : addColumnWithGaps }];
  });
  for (let from = 0; from < rows; from += blockRows) {
    const to = Math.min(rows, from + blockRows);
    for (const { values, weight, add } of used) {
      add(sums, values, weight, from, to);
    }
  }
  return sums;
};
