import { directions } from '../model/directions.ts';
import { directionOf } from '../scoring/movement.ts';
import { noTier } from '../scoring/tiers.ts';
import type { ScoredPortfolio } from './scored-portfolio.ts';
import { compareTexts } from './sort-rows.ts';

/** Partners with something in common. */
export type RowGroup = {
  /** Tier id, direction or label; '' for those without. */
  readonly name: string;
  readonly rows: Uint32Array;
};

type Grouping = {
  /** Names of the groups by code. */
  readonly names: readonly string[];
  readonly codeOf: (row: number) => number;
  /** Codes in the order in which groups stand; without it by name, '' last. */
  readonly isOrdered: boolean;
};

const groupingBy = (
  column: string,
  { model, snapshot, result }: ScoredPortfolio,
): Grouping | null => {
  const byTier = (codes: Uint8Array): Grouping => ({
    names: [...model.tiers.map(({ id }) => id), ''],
    codeOf: (row) => Math.min(codes[row] ?? noTier, model.tiers.length),
    isOrdered: true,
  });
  switch (column) {
    case 'proposed':
      return byTier(result.tiers);
    case 'now':
      return byTier(result.currentTiers);
    case 'movement':
      return {
        names: directions,
        codeOf: (row) =>
          directions.indexOf(
            directionOf(
              result.currentTiers[row] ?? noTier,
              result.tiers[row] ?? noTier,
              model.tiers,
            ),
          ),
        isOrdered: true,
      };
  }
  const attribute = snapshot.attributes.find(({ code }) => `attribute:${code}` === column);
  return attribute === undefined
    ? null
    : {
        names: attribute.labels,
        codeOf: (row) => attribute.codes[row] ?? 0,
        isOrdered: false,
      };
};

/**
 * Cuts rows into groups by a column, each in the order of `rows`; tiers stand from the highest, labels by
 * name, and groups without anybody are left out. Null for a column that makes no groups.
 */
export const groupRows = (
  rows: Uint32Array,
  column: string,
  portfolio: ScoredPortfolio,
): readonly RowGroup[] | null => {
  const grouping = groupingBy(column, portfolio);
  if (grouping === null) {
    return null;
  }
  const { names, codeOf, isOrdered } = grouping;
  const counts = new Uint32Array(names.length);
  for (const row of rows) {
    const code = codeOf(row);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const members = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(names.length);
  for (const row of rows) {
    const code = codeOf(row);
    const place = filled[code] ?? 0;
    const own = members[code];
    if (own !== undefined) own[place] = row;
    filled[code] = place + 1;
  }
  const groups = names
    .map((name, code) => ({ name, rows: members[code] ?? new Uint32Array() }))
    .filter((group) => group.rows.length > 0);
  return isOrdered
    ? groups
    : groups.sort((a, b) =>
        a.name === '' || b.name === ''
          ? Number(a.name === '') - Number(b.name === '')
          : compareTexts(a.name, b.name),
      );
};
