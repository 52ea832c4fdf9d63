import type { Snapshot } from '#shared/model/snapshot.ts';
import { compareTexts } from '#shared/portfolio/sort-rows.ts';

/** Rows in the order of their names; equals keep the order of partner keys. */
export const orderByName = (
  rows: readonly number[],
  names: readonly string[],
  isDescending: boolean,
): readonly number[] => {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted(
    (one, other) => sign * compareTexts(names[one] ?? '', names[other] ?? '') || one - other,
  );
};

/**
 * Rows in the order of a figure; equals keep the order of partner keys, and rows without one (NaN) come last,
 * whichever way the order runs.
 */
export const orderByFigure = (
  rows: readonly number[],
  figureOf: (row: number) => number,
  isDescending: boolean,
): readonly number[] => {
  const sign = isDescending ? -1 : 1;
  // Worked out once a row, not once a comparison.
  const figures = new Map(rows.map((row) => [row, figureOf(row)]));
  return rows.toSorted((one, other) => {
    const [left = NaN, right = NaN] = [figures.get(one), figures.get(other)];
    if (Number.isNaN(left) || Number.isNaN(right)) {
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || one - other;
    }
    return sign * (left - right) || one - other;
  });
};

/** Rows whose name or key holds `text`, without regard to case. */
export const findRows = (
  rows: readonly number[],
  { partnerKeys, partnerNames }: Pick<Snapshot, 'partnerKeys' | 'partnerNames'>,
  text: string,
): readonly number[] => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(
    (row) =>
      (partnerNames[row] ?? '').toLowerCase().includes(wanted) ||
      (partnerKeys[row] ?? '').toLowerCase().includes(wanted),
  );
};
