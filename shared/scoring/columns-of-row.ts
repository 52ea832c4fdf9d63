import type { ValueColumn } from './normalise.ts';

/** The judged columns of one partner alone, measured against the same references as with all others. */
export const columnsOfRow = (
  columns: readonly ValueColumn[],
  row: number,
): readonly ValueColumn[] =>
  columns.map((column) => {
    const values = column.values.slice(row, row + 1);
    const judged = Number.isNaN(values[0]) ? 0 : 1;
    return { ...column, values, status: column.status.slice(row, row + 1), judged };
  });
