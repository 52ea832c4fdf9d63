import { wholeMonthsBefore } from './calendar.ts';

/**
 * The weight of every row: 2^(−p / h), p the whole months from its day to the as-of day and h the
 * half-life in months; NaN for a row without a day or after the as-of day, which does not count.
 */
export const decayWeights = (cells: Float64Array, asOf: number, halfLife: number): Float64Array => {
  const known = new Map<number, number>();
  return cells.map((cell) => {
    const day = Math.floor(cell);
    if (!(day <= asOf)) {
      return NaN;
    }
    const weight = known.get(day) ?? 2 ** (-wholeMonthsBefore(day, asOf) / halfLife);
    known.set(day, weight);
    return weight;
  });
};
