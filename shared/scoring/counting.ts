import { absences, cellStatus } from '../model/cell-status.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { policyOf } from './absence-rules.ts';
import { criteriaOf } from './criteria.ts';
import type { ValueColumn } from './normalise.ts';

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
  /** 1 for each group that an absence leaves without a score; null where none does. */
  readonly blocked: Uint8Array | null;
};

/** 1 for each row for which the criterion counts; null where it counts for everybody. */
const countRows = ({ judged, values }: ValueColumn, rows: number): Uint8Array | null => {
  if (judged === rows) return null;
  const counts = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const value = values[row] ?? NaN;
    // Only what is no number differs from itself.
    counts[row] = Number(value === value);
  }
  return counts;
};

/** 1 for each row that an absence leaves without a score; null where nobody is. */
const blockRows = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  rows: number,
): Uint8Array | null => {
  const placed = criteriaOf(model);
  const blocked = new Uint8Array(rows);
  let found = 0;
  columns.forEach(({ status, judged }, index) => {
    const criterion = placed[index]?.criterion;
    if (criterion === undefined || judged === rows) {
      return;
    }
    for (const absence of absences) {
      const code =
        policyOf(model, criterion, absence) === 'block' ? cellStatus[absence] : cellStatus.value;
      for (let row = 0; code !== cellStatus.value && row < rows; row += 1) {
        if (status[row] === code) {
          blocked[row] = 1;
          found += 1;
        }
      }
    }
  });
  return found > 0 ? blocked : null;
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
 * Groups the partners by which criteria count for them: those with a value, be it observed or what an
 * absence counts as. Partners whom an absence blocks are groups of their own. Groups are numbered in the
 * order of their first row.
 */
export const groupByCounting = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  rows: number,
): Counting => {
  const countsByRow = columns.map((column) => countRows(column, rows));
  const blocked = blockRows(model, columns, rows);
  if (blocked === null && countsByRow.every((counts) => counts === null)) {
    return {
      groupOf: null,
      groups: 1,
      counts: columns.map(() => Uint8Array.of(1)),
      blocked: null,
    };
  }
  const groupOf = new Uint32Array(rows);
  let groups = 1;
  for (const counts of [...countsByRow, blocked]) {
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
    blocked: blocked === null ? null : Uint8Array.from(first, (row) => blocked[row] ?? 0),
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

/** Whether an absence leaves the partners of a group without a score. */
export const isBlocked = ({ blocked }: Counting, group: number): boolean => blocked?.[group] === 1;
