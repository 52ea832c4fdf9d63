import { assertNever } from '../invariant.ts';
import { cellStatus, type Absence } from '../model/cell-status.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { ValueColumn } from './normalise.ts';

/** A value column after the rules for absent values: ready to be weighed. */
export type CountedColumn = {
  /** 0..100; 0 where the cell is absent, by either rule. */
  readonly values: Float64Array;
  /** 1 where the criterion counts for the partner, 0 where it is left out; null: it always counts. */
  readonly counts: Uint8Array | null;
};

/** The name of an absent cell's status; null for an observed value. */
export const absenceOf = (status: number): Absence | null => {
  switch (status) {
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
      return assertNever(status as never, 'cell status');
  }
};

/** Applies the model's rule for each kind of absence: leave the criterion out, or count its worst. */
export const countValues = (model: ScoringModel, column: ValueColumn): CountedColumn => {
  const rows = column.values.length;
  const values = new Float64Array(rows);
  const counts = new Uint8Array(rows);
  let isComplete = true;
  const countsAt = new Uint8Array(256);
  countsAt[cellStatus.value] = 1;
  for (const [status, absence] of [
    [cellStatus.missing, 'missing'],
    [cellStatus.notApplicable, 'notApplicable'],
    [cellStatus.noActivity, 'noActivity'],
    [cellStatus.notComputable, 'notComputable'],
  ] as const) {
    countsAt[status] = model.absencePolicies[absence] === 'worst' ? 1 : 0;
  }
  for (let row = 0; row < rows; row += 1) {
    const status = column.status[row] ?? cellStatus.missing;
    const value = column.values[row] ?? NaN;
    // Without a range an observed number cannot be judged, so it is left out.
    const judged = status === cellStatus.value && value === value;
    values[row] = judged ? value : 0;
    const counted = status === cellStatus.value ? (judged ? 1 : 0) : (countsAt[status] ?? 0);
    counts[row] = counted;
    isComplete &&= counted === 1;
  }
  return { values, counts: isComplete ? null : counts };
};
