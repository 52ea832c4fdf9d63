import { extname } from 'node:path';
import { writeFileSafely } from '#electron/engine/write-file-safely.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, type Result } from '#shared/result.ts';
import { writeCsv, type CsvCell } from '#shared/text/write-csv.ts';

/** A result as a table: names of the columns, and one row a partner. */
export type ResultTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
};

/** The rows as objects, for JSON. */
export const tableRecords = ({ columns, rows }: ResultTable): readonly unknown[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])));

/** Writes a table as CSV or JSON by the ending of the file. */
export const writeTable = async (
  path: string,
  table: ResultTable,
): Promise<Result<null, AppError>> => {
  const { columns } = table;
  switch (extname(path).toLowerCase()) {
    case '.csv':
      return writeFileSafely(path, writeCsv([columns, ...table.rows]));
    case '.json':
      return writeFileSafely(path, `${JSON.stringify(tableRecords(table), null, 2)}\n`);
    default:
      return err({
        type: 'InputRefused',
        where: path,
        expected: 'a file that ends in .csv or .json',
        found: extname(path) === '' ? 'no ending' : extname(path),
        remedy: 'Give the output file one of these endings.',
      });
  }
};
