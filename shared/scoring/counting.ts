import { assertNever } from '../invariant.ts';
import { cellStatus, type Absence, type CellStatus } from '../model/cell-status.ts';
import type { AbsencePolicy, ScoringModel } from '../model/scoring-model.ts';
import type { ValueColumn } from './normalise.ts';

/** The name of an absent cell's status; null for an observed value. */
export const absenceOf = (status: number): Absence | null => {
  const known = status as CellStatus;
  switch (known) {
    case cellStatus.value:
      return null;
    case cellStatus.missing:
      return 'missing';
    case cellStatus.notApplicable:
      return 'notApplicable';
    case cellStatus.noActivity:
      return 'noActivity';
    case cellStatus.notComputable:
      return 'notComputable';
    default:
      return assertNever(known, 'cell status');
  }
};

/**
 * Partners grouped by which criteria count for them. All of a group carry the same weight, whatever
 * the weights are, so coverage and reweighting are worked out once per group and not per partner.
 */
export type Counting = {
  /** Group of each row; null where every criterion counts for everybody, which is one group. */
  readonly groupOf: Uint32Array | null;
  readonly groups: number;
  /** By criterion in the model's order: 1 for each group it counts for, 0 where it is left out. */
  readonly counts: readonly Uint8Array[];
};

/** By status byte: 1 where a cell without a judged value still counts, as the worst value. */
const worstStatuses = (policies: Readonly<Record<Absence, AbsencePolicy>>): Uint8Array => {
  const counts = new Uint8Array(256);
  for (const status of Object.values(cellStatus)) {
    const absence = absenceOf(status);
    counts[status] = absence !== null && policies[absence] === 'worst' ? 1 : 0;
  }
  return counts;
};

/** 1 for each row for which the criterion counts; null where it counts for everybody. */
const countRows = (column: ValueColumn, worst: Uint8Array, rows: number): Uint8Array | null => {
  if (column.judged === rows) {
    return null;
  }
  const counts = new Uint8Array(rows);
  let counted = 0;
  for (let row = 0; row < rows; row += 1) {
    const value = column.values[row] ?? NaN;
    const count = value === value ? 1 : (worst[column.status[row] ?? cellStatus.missing] ?? 0);
    counts[row] = count;
    counted += count;
  }
  return counted === rows ? null : counts;
};

/** Splits each group by whether one more criterion counts; answers how many groups there are then. */
const splitGroups = (groupOf: Uint32Array, groups: number, counts: Uint8Array): number => {
  // Number of the group that each half became, from 1; 0 where no row has been met yet.
  const halves = new Uint32Array(2 * groups);
  let met = 0;
  for (let row = 0; row < groupOf.length; row += 1) {
    const half = 2 * (groupOf[row] ?? 0) + (counts[row] ?? 0);
    let group = halves[half] ?? 0;
    if (group === 0) {
      met += 1;
      group = met;
      halves[half] = group;
    }
    groupOf[row] = group - 1;
  }
  return met;
};

/**
 * Applies the model's rule for each kind of absence (leave the criterion out, or count its worst) and
 * groups the partners by the result. Groups are numbered in the order of their first row.
 */
export const groupByCounting = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  rows: number,
): Counting => {
  const worst = worstStatuses(model.absencePolicies);
  const countsByRow = columns.map((column) => countRows(column, worst, rows));
  if (countsByRow.every((counts) => counts === null)) {
    return { groupOf: null, groups: 1, counts: columns.map(() => Uint8Array.of(1)) };
  }
  const groupOf = new Uint32Array(rows);
  let groups = 1;
  for (const counts of countsByRow) {
    if (counts !== null) {
      groups = splitGroups(groupOf, groups, counts);
    }
  }
  const first = new Uint32Array(groups);
  for (let row = rows - 1; row >= 0; row -= 1) {
    first[groupOf[row] ?? 0] = row;
  }
  return {
    groupOf,
    groups,
    counts: countsByRow.map((counts) =>
      Uint8Array.from(first, (row) => (counts === null ? 1 : (counts[row] ?? 0))),
    ),
  };
};

/** The weight that each group carries, Σ w over the criteria that count for it. */
export const carriedWeights = (
  weights: Float64Array,
  { counts, groups }: Counting,
): Float64Array => {
  const carried = new Float64Array(groups);
  counts.forEach((count, index) => {
    const weight = weights[index] ?? 0;
    for (let group = 0; group < groups; group += 1) {
      carried[group] = (carried[group] ?? 0) + weight * (count[group] ?? 0);
    }
  });
  return carried;
};
