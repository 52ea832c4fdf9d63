import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ScenarioComparison } from '#shared/scenario/compare-scenario.ts';
import type { ResultSort } from './result-columns.ts';

export type SortOrder = { readonly by: ResultSort; readonly isDescending: boolean };

/** The order that a first click on a header gives: what is most wanted first. */
export const firstOrder = (by: ResultSort): SortOrder => ({
  by,
  isDescending: by === 'scoreNow' || by === 'scoreThen',
});

/**
 * Rows in the wanted order; equals keep the order of partner keys and rows without a figure come
 * last, whichever way the order runs.
 */
export const sortRows = (
  rows: readonly number[],
  snapshot: Snapshot,
  { now, then }: ScenarioComparison,
  { by, isDescending }: SortOrder,
): readonly number[] => {
  const names = snapshot.partnerNames;
  if (by === 'name') {
    const sign = isDescending ? -1 : 1;
    const compare = new Intl.Collator('en', { numeric: true }).compare;
    return rows.toSorted(
      (one, other) => sign * compare(names[one] ?? '', names[other] ?? '') || one - other,
    );
  }
  const keyOf = (row: number): number => {
    switch (by) {
      case 'rankNow':
        return now.ranks[row] ?? NaN;
      case 'rankThen':
        return then.ranks[row] ?? NaN;
      case 'scoreNow':
        return now.scores[row] ?? NaN;
      case 'scoreThen':
        return then.scores[row] ?? NaN;
      case 'change':
        return (then.scores[row] ?? NaN) - (now.scores[row] ?? NaN);
      case 'tierNow':
        return now.tiers[row] ?? NaN;
      case 'tierThen':
        return then.tiers[row] ?? NaN;
    }
  };
  const keys = new Map(rows.map((row) => [row, keyOf(row)]));
  return rows.toSorted((one, other) => {
    const a = keys.get(one) ?? NaN;
    const b = keys.get(other) ?? NaN;
    if (Number.isNaN(a) || Number.isNaN(b)) {
      return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || one - other;
    }
    return (isDescending ? b - a : a - b) || one - other;
  });
};

/** Rows whose name or key holds `text`, without regard to case. */
export const findRows = (
  rows: readonly number[],
  snapshot: Snapshot,
  text: string,
): readonly number[] => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(
    (row) =>
      (snapshot.partnerNames[row] ?? '').toLowerCase().includes(wanted) ||
      (snapshot.partnerKeys[row] ?? '').toLowerCase().includes(wanted),
  );
};
