import type { ColumnPlan } from '#shared/intake/recipe-use.ts';

/** Table with the accepted rows of a run: `row_number`, then `c0`, `c1` … in the order of the recipe. */
export const sourceRowsTable = (runId: number): string => `source_rows_${runId}`;

/** A row number and 1,999 columns are what SQLite takes. */
export const mostColumns = 1999;

const sqlType = ({ type, isRead }: ColumnPlan): string => {
  if (type !== 'number') {
    return 'TEXT';
  }
  // Cells that nothing is read from keep the text they were where they are no number.
  return isRead ? 'REAL' : 'ANY';
};

/** Column definitions of `sourceRowsTable`, the same in a staging file. */
export const sourceRowsColumns = (plan: readonly ColumnPlan[]): string =>
  [
    'row_number INTEGER PRIMARY KEY',
    ...plan.map((column, index) => `c${index} ${sqlType(column)}`),
  ].join(', ');

export const stagedRejectedColumns = 'row_number INTEGER PRIMARY KEY, reason TEXT, cells TEXT';

export const stagedIssueColumns =
  'position INTEGER PRIMARY KEY, row_number INTEGER, header TEXT, text TEXT, taken TEXT';

export const stagedPartnerColumns =
  'position INTEGER PRIMARY KEY, key TEXT, name TEXT, row_count INTEGER';
