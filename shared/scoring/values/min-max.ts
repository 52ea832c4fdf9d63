import { midpoint, valueOfShare, type Direction } from './clamp-value.ts';

/** Raw numbers between which values run, in the metric's unit. */
export type RawRange = { readonly lower: number; readonly upper: number };

/**
 * 100 · (x − min)/(max − min), for a cost 100 · (max − x)/(max − min): the direction is applied before
 * scaling (COINr `n_minmax`). Numbers outside the range get its nearest end. Where min = max nobody is
 * told apart and everybody gets `constantValue`.
 */
export const minMaxValue = (
  raw: number,
  { lower, upper }: RawRange,
  direction: Direction,
  constantValue: number = midpoint,
): number => minMaxOf(raw, lower, upper, direction, constantValue);

/** `minMaxValue` of bare numbers, for loops over many partners. */
export const minMaxOf = (
  raw: number,
  lower: number,
  upper: number,
  direction: Direction,
  constantValue: number,
): number => {
  const span = upper - lower;
  if (!(span > 0)) {
    return raw === raw ? constantValue : NaN;
  }
  return valueOfShare(direction === 'higher' ? (raw - lower) / span : (upper - raw) / span);
};
