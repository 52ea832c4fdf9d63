import type { PortfolioView } from '#shared/model/portfolio-view.ts';
import { groupRows } from '#shared/portfolio/group-rows.ts';
import { numberColumns, numbersOf } from '#shared/portfolio/number-columns.ts';
import type { ScoredPortfolio } from '#shared/portfolio/scored-portfolio.ts';
import { titlesOf } from '#shared/scoring/ladders/tier-groups.ts';
import { directionNames } from '#shared/text/direction-words.ts';
import { totalKind, totalOf, type TotalKind } from '#shared/portfolio/totals.ts';

/** A line above partners with something in common, or below all of them. */
export type GroupLine = {
  /** What it is kept by when it is folded up. */
  readonly name: string;
  /** What it is called. */
  readonly title: string;
  readonly rows: Uint32Array;
  readonly isFolded: boolean;
  /** Sum or mean of a column of numbers, worked out when it is first seen; null without any number. */
  readonly total: (column: string) => GroupTotal | null;
};

export type GroupTotal = {
  readonly value: number;
  readonly count: number;
  readonly kind: TotalKind;
  readonly decimals: number;
};

/** Lines of the grid from the top: a row of the snapshot, or −1 − n for the n-th group. */
export type Entries = {
  readonly lines: Int32Array;
  /** By line: the how manieth partner stands there, from 1; 0 for a group. */
  readonly numbers: Int32Array;
  readonly groups: readonly GroupLine[];
  /** Everybody who is shown. */
  readonly total: GroupLine;
};

const directionTitles: Readonly<Record<string, string>> = directionNames;

/** What a group of a column is called. */
export const groupTitle = (
  column: string,
  name: string,
  { model }: Pick<ScoredPortfolio, 'model'>,
): string => {
  if (column === 'movement') return directionTitles[name] ?? name;
  if (column === 'proposed' || column === 'now') {
    const place = model.tiers.findIndex(({ id }) => id === name);
    return titlesOf(model)[place] ?? 'No tier';
  }
  return name === '' ? '(empty)' : name;
};

/** A column of numbers and how it is told, looked up once for all lines; null for one that is none. */
const createReader = (portfolio: ScoredPortfolio) => {
  const columns = numberColumns(portfolio.model, portfolio.snapshot);
  const read = (id: string) => {
    const about = columns.find((column) => column.id === id);
    const numbers = about === undefined ? null : numbersOf(portfolio, id);
    return about === undefined || numbers === null ? null : { about, numbers };
  };
  const kept = new Map<string, ReturnType<typeof read>>();
  return (id: string): ReturnType<typeof read> => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const found = read(id);
    kept.set(id, found);
    return found;
  };
};

const totalsOf = (
  rows: Uint32Array,
  read: ReturnType<typeof createReader>,
): ((column: string) => GroupTotal | null) => {
  const kept = new Map<string, GroupTotal | null>();
  return (id) => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const column = read(id);
    const kind = column === null ? 'sum' : totalKind(column.about);
    const total = column === null ? null : totalOf(rows, column.numbers, kind);
    const made =
      total === null || column === null
        ? null
        : { ...total, kind, decimals: column.about.decimals };
    kept.set(id, made);
    return made;
  };
};

/** The lines that a view shows of `rows`, which are filtered and in their order already. */
export const entriesOf = (
  rows: Uint32Array,
  { groupBy, folded }: Pick<PortfolioView, 'groupBy' | 'folded'>,
  portfolio: ScoredPortfolio,
): Entries => {
  const read = createReader(portfolio);
  const line = (name: string, title: string, own: Uint32Array, isFolded: boolean): GroupLine => ({
    name,
    title,
    rows: own,
    isFolded,
    total: totalsOf(own, read),
  });
  const total = line('', 'Total', rows, false);
  const found = groupBy === null ? null : groupRows(rows, groupBy, portfolio);
  if (found === null) {
    const lines = Int32Array.from(rows);
    return { lines, numbers: lines.map((_, index) => index + 1), groups: [], total };
  }
  const isFolded = new Set(folded);
  const groups = found.map(({ name, rows: own }) =>
    line(name, groupTitle(groupBy ?? '', name, portfolio), own, isFolded.has(name)),
  );
  const shown = groups.reduce((sum, group) => sum + (group.isFolded ? 0 : group.rows.length), 0);
  const lines = new Int32Array(groups.length + shown);
  const numbers = new Int32Array(lines.length);
  let place = 0;
  let number = 0;
  groups.forEach((group, index) => {
    lines[place] = -1 - index;
    place += 1;
    const before = number;
    number += group.rows.length;
    if (group.isFolded) return;
    lines.set(group.rows, place);
    group.rows.forEach((_, member) => {
      numbers[place + member] = before + member + 1;
    });
    place += group.rows.length;
  });
  return { lines, numbers, groups, total };
};
