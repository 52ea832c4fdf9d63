import type { WrittenCell } from '../portfolio/written-columns.ts';

export type TableColumn = {
  readonly name: string;
  /** Of its numbers; null for texts. */
  readonly decimals: number | null;
};

/** A table of Futures as it is written; numbers stay numbers, null is an empty cell. */
export type FuturesTable = {
  /** Also the name of its sheet: at most 31 characters, without signs that a workbook forbids. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  readonly read: (row: number) => readonly WrittenCell[];
  /** Key of the partner of a row; null where rows are not partners, one each. */
  readonly keyOf: ((row: number) => string) | null;
  /** What somebody must know who reads it without the workspace. */
  readonly notes: readonly (readonly [what: string, value: string | number])[];
};

export const words = (name: string): TableColumn => ({ name, decimals: null });
export const figures = (name: string, decimals: number): TableColumn => ({ name, decimals });

/** A figure as it is written: rounded to millionths, null where there is none. */
export const figure = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value)
    ? null
    : Math.round(value * 1e6) / 1e6 + 0;

/** A table whose rows are at hand. */
export const tableOf = (
  name: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly WrittenCell[])[],
  notes: FuturesTable['notes'] = [],
): FuturesTable => ({
  ...{ name, columns, notes },
  rows: rows.length,
  read: (row) => rows[row] ?? [],
  keyOf: null,
});

/** The rows of some partners, in their order; keys without a row are passed over. */
export const pickPartners = (table: FuturesTable, keys: readonly string[]): FuturesTable => {
  const { keyOf, read } = table;
  if (keyOf === null) {
    return table;
  }
  const rowOf = new Map(Array.from({ length: table.rows }, (_, row) => [keyOf(row), row]));
  const rows = keys.flatMap((key) => rowOf.get(key) ?? []);
  return {
    ...table,
    rows: rows.length,
    read: (place) => read(rows[place] ?? -1),
    keyOf: (place) => keyOf(rows[place] ?? -1),
    notes: [
      ...table.notes,
      [`${table.name}: partners left out by filters`, table.rows - rows.length],
    ],
  };
};
