import { compensatedSum } from '../statistics/compensated-sum.ts';

/** How numbers of many partners become one. */
export type TotalKind = 'sum' | 'mean';

/**
 * Money and plain numbers are summed, everything else (per cent, days, points …) is averaged: a unit of
 * three capital letters, as currencies have, or none.
 */
export const totalKind = (column: { readonly id: string; readonly unit: string }): TotalKind =>
  column.id.startsWith('metric:') && /^(?:[A-Z]{3})?$/u.test(column.unit) ? 'sum' : 'mean';

/** The sum or mean over the rows that have a number, and how many have; null where none has. */
export const totalOf = (
  rows: Uint32Array,
  numberOf: (row: number) => number,
  kind: TotalKind,
): { readonly value: number; readonly count: number } | null => {
  const known = Float64Array.from(rows, numberOf).filter((value) => value === value);
  const { length } = known;
  if (length === 0) {
    return null;
  }
  const sum = compensatedSum(known);
  return { value: kind === 'sum' ? sum : sum / length, count: length };
};
