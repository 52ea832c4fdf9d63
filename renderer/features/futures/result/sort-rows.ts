import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ScenarioComparison } from '#shared/scenario/compare-scenario.ts';
import { orderByFigure, orderByName } from '../order-rows.ts';
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
  if (by === 'name') return orderByName(rows, snapshot.partnerNames, isDescending);
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
  return orderByFigure(rows, keyOf, isDescending);
};
