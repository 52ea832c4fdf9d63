import type { CycleMark, CycleMovement, CycleSheet } from '../model/review-cycle.ts';
import { noTier } from '../scoring/tiers.ts';
import { cycleMovement, markBit } from './decision-rules.ts';
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

const sortKey = (
  { figures }: CycleSheet,
  table: CycleTable,
  column: string,
): ((row: number) => number | string) | null => {
  const { current, recommended } = figures;
  const { decided, states } = table;
  switch (column) {
    case 'now':
      return (row) => current[row] ?? noTier;
    case 'recommended':
      return (row) => recommended[row] ?? noTier;
    case 'decided':
      return (row) => decided[row] ?? noTier;
    case 'movement':
      return (row) =>
        current[row] === noTier || decided[row] === noTier
          ? NaN
          : (decided[row] ?? 0) - (current[row] ?? 0);
    case 'score':
      return (row) => figures.scores[row] ?? NaN;
    case 'confidence':
      return (row) => figures.confidence[row] ?? NaN;
    case 'coverage':
      return (row) => figures.coverage[row] ?? NaN;
    case 'marks':
      return (row) => countBits(figures.marks[row] ?? 0);
    case 'decision':
      return (row) => states[row] ?? '';
    case 'look':
      return (row) => (table.ruled[row]?.functions ?? []).join(', ');
    case 'gates':
      return (row) => figures.failedGates[row] ?? '';
    case 'partner':
      return (row) => (figures.partnerNames[row] ?? '').toLowerCase();
    default:
      return null;
  }
};

/** Numbers rise, texts by their code units; no number comes last either way, and equals keep the order of keys. */
const compare = (one: number | string, other: number | string, sign: number): number => {
  if (typeof one === 'number' && typeof other === 'number') {
    if (Number.isNaN(one) || Number.isNaN(other))
      return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
    return sign * (one - other);
  }
  return one === other ? 0 : one < other ? -sign : sign;
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
  const keyOf = sortKey(sheet, table, sort.column);
  if (keyOf !== null) {
    // Worked out once a row, not once a comparison.
    const keys = new Map(rows.map((row) => [row, keyOf(row)]));
    const sign = sort.isDescending ? -1 : 1;
    rows.sort(
      (one, other) => compare(keys.get(one) ?? '', keys.get(other) ?? '', sign) || one - other,
    );
  }
  return Uint32Array.from(rows);
};
