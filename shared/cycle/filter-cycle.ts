import type { CycleMark, CycleMovement, CycleSheet } from '../model/review-cycle.ts';
import { noTier } from '../scoring/tiers.ts';
import { cycleMovement, markBit } from './decision-rules.ts';
import { sortRows, type SortKeys } from './sort-rows.ts';
import { isOpenState, type CycleTable, type DecisionState } from './cycle-table.ts';

/** Of whom the table of a cycle is shown; '' and null for everybody. */
export type CycleFilter = {
  /** In name or key, without regard to case. */
  readonly text: string;
  readonly movement: CycleMovement | null;
  readonly mark: CycleMark | 'any' | 'none' | null;
  /** `open` are those of whom somebody has to decide yet. */
  readonly state: DecisionState | 'open' | null;
  /** A function that must look. */
  readonly lookedAtBy: string | null;
};

export const wholeCycle: CycleFilter = {
  text: '',
  movement: null,
  mark: null,
  state: null,
  lookedAtBy: null,
};

/** By what the table is ordered; a second choice of the same column turns it round. */
export type CycleSort = { readonly column: string; readonly isDescending: boolean };
export const byKey: CycleSort = { column: 'partner', isDescending: false };

const hasMark = (bits: number, mark: CycleFilter['mark']): boolean => {
  switch (mark) {
    case null:
      return true;
    case 'any':
      return bits !== 0;
    case 'none':
      return bits === 0;
    default:
      return (bits & markBit(mark)) !== 0;
  }
};

/** Bits that are set: how many marks a partner has. */
const countBits = (bits: number): number => {
  let left = bits;
  let count = 0;
  while (left !== 0) {
    left &= left - 1;
    count += 1;
  }
  return count;
};

/** Lower-case names by what they are of: made once, not at each click on a heading. */
const lowerNames = new WeakMap<readonly string[], readonly string[]>();

const lowerNamesOf = (names: readonly string[]): readonly string[] => {
  const found = lowerNames.get(names) ?? names.map((name) => name.toLowerCase());
  lowerNames.set(names, found);
  return found;
};

/** What the rows are ordered by, an entry a row; null where the column has no order. */
const sortKeys = (
  { figures }: CycleSheet,
  { decided, states, ruled }: CycleTable,
  column: string,
): SortKeys | null => {
  const { current, recommended, partnerNames, failedGates } = figures;
  switch (column) {
    case 'now':
      return Float64Array.from(current);
    case 'recommended':
      return Float64Array.from(recommended);
    case 'decided':
      return Float64Array.from(decided);
    case 'movement':
      return Float64Array.from(current, (from, row) => {
        const to = decided[row] ?? noTier;
        return from === noTier || to === noTier ? NaN : to - from;
      });
    case 'score':
      return figures.scores;
    case 'confidence':
      return figures.confidence;
    case 'coverage':
      return figures.coverage;
    case 'marks':
      return Float64Array.from(figures.marks, countBits);
    case 'decision':
      return states;
    case 'look':
      return ruled.map(({ functions }) => functions.join(', '));
    case 'gates':
      return failedGates;
    case 'partner':
      return lowerNamesOf(partnerNames);
    default:
      return null;
  }
};

/** The rows of a cycle that fit a filter, in an order. */
export const filterCycle = (
  sheet: CycleSheet,
  table: CycleTable,
  filter: CycleFilter,
  sort: CycleSort,
): Uint32Array => {
  const { figures } = sheet;
  const wanted = filter.text.trim().toLowerCase();
  const rows: number[] = [];
  figures.partnerKeys.forEach((key, row) => {
    const state = table.states[row];
    const fits =
      hasMark(figures.marks[row] ?? 0, filter.mark) &&
      (filter.movement === null ||
        cycleMovement(figures.current[row] ?? noTier, table.decided[row] ?? noTier, sheet.tiers) ===
          filter.movement) &&
      (filter.state === null ||
        (filter.state === 'open' ? isOpenState(state) : state === filter.state)) &&
      (filter.lookedAtBy === null ||
        (table.ruled[row]?.functions ?? []).includes(filter.lookedAtBy)) &&
      (wanted === '' ||
        key.toLowerCase().includes(wanted) ||
        (figures.partnerNames[row] ?? '').toLowerCase().includes(wanted));
    if (fits) rows.push(row);
  });
  const keys = sortKeys(sheet, table, sort.column);
  const found = Uint32Array.from(rows);
  return keys === null ? found : sortRows(keys, found, sort.isDescending);
};
