import { lazily } from '#shared/lazily.ts';
import type { LiveResult } from '#renderer/stores/scoring-session.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Direction } from '#shared/model/directions.ts';
import { directionOf } from '#shared/scoring/movement.ts';

/** What hides partners; an empty list hides nobody. */
export type PortfolioFilter = {
  readonly find: string;
  readonly tiers: readonly number[];
  readonly directions: readonly Direction[];
  /** Label codes by attribute code. */
  readonly labels: Readonly<Record<string, readonly number[]>>;
};

export const noFilter: PortfolioFilter = { find: '', tiers: [], directions: [], labels: {} };

/** By which column the rows stand; `rank` is the order of the score. */
export type PortfolioSort = { readonly column: string; readonly isDescending: boolean };

export const byRank: PortfolioSort = { column: 'rank', isDescending: false };

/** The rows that the filter leaves, in the order of `order`. */
export const filterRows = (
  order: Uint32Array,
  { find, tiers, directions, labels }: PortfolioFilter,
  result: LiveResult,
  snapshot: Snapshot,
): Uint32Array => {
  const wanted = find.trim().toLowerCase();
  const attributes = Object.entries(labels).flatMap(([code, chosen]) => {
    const column = snapshot.attributes.find((each) => each.code === code);
    return column === undefined || chosen.length === 0 ? [] : [{ column, chosen }];
  });
  const isHidden = (row: number): boolean => {
    const tier = result.tiers[row] ?? 0;
    return (
      (tiers.length > 0 && !tiers.includes(tier)) ||
      (directions.length > 0 &&
        !directions.includes(directionOf(result.currentTiers[row] ?? 0, tier))) ||
      attributes.some(({ column, chosen }) => !chosen.includes(column.codes[row] ?? 0)) ||
      (wanted !== '' &&
        snapshot.partnerNames[row]?.toLowerCase().includes(wanted) !== true &&
        snapshot.partnerKeys[row]?.toLowerCase().includes(wanted) !== true)
    );
  };
  return order.filter((row) => !isHidden(row));
};

/** A number per row by which a column sorts; NaN sorts last either way. */
const sortKeys = (
  column: string,
  result: LiveResult,
  snapshot: Snapshot,
): ((row: number) => number) | null => {
  const metric = snapshot.metrics.find(({ code }) => `metric:${code}` === column);
  if (metric !== undefined) {
    return (row) => metric.values[row] ?? NaN;
  }
  switch (column) {
    case 'score':
      return (row) => result.scores[row] ?? NaN;
    case 'now':
      return (row) => result.currentTiers[row] ?? NaN;
    case 'proposed':
      return (row) => result.tiers[row] ?? NaN;
    case 'movement':
      return (row) => (result.tiers[row] ?? 0) - (result.currentTiers[row] ?? 0);
    default:
      return null;
  }
};

/** Text per row by which a column sorts; '' sorts last. */
const sortTexts = (column: string, snapshot: Snapshot): ((row: number) => string) | null => {
  const attribute = snapshot.attributes.find(({ code }) => `attribute:${code}` === column);
  if (attribute !== undefined) {
    return (row) => attribute.labels[attribute.codes[row] ?? 0] ?? '';
  }
  return column === 'partner' ? (row) => snapshot.partnerNames[row] ?? '' : null;
};

const texts = lazily(() => new Intl.Collator('en', { numeric: true, sensitivity: 'base' }));

/** The same rows in the order of a column; equals keep their rank. */
export const sortRows = (
  rows: Uint32Array,
  { column, isDescending }: PortfolioSort,
  result: LiveResult,
  snapshot: Snapshot,
): Uint32Array => {
  const sign = isDescending ? -1 : 1;
  const keyOf = sortKeys(column, result, snapshot);
  if (keyOf !== null) {
    return rows.slice().sort((a, b) => {
      const [x, y] = [keyOf(a), keyOf(b)];
      if (x !== x || y !== y) return Number(x !== x) - Number(y !== y);
      return sign * (x - y);
    });
  }
  const textOf = sortTexts(column, snapshot);
  if (textOf !== null) {
    return rows.slice().sort((a, b) => {
      const [x, y] = [textOf(a), textOf(b)];
      if (x === '' || y === '') return Number(x === '') - Number(y === '');
      return sign * texts().compare(x, y);
    });
  }
  return isDescending ? rows.slice().reverse() : rows;
};
