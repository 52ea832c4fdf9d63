import { refuseInput } from '#shared/intake/refuse-input.ts';
import { quoted } from '#shared/intake/wording.ts';
import { cellKind, createCellRow, isBlankRow, widenRow, type CellRow } from '../cell-row.ts';
import { hashWhole } from '../hash-whole.ts';
import type { RowVisitor } from '../read-delimited.ts';
import { stopReading } from '../read-signal.ts';
import type { SourceFile } from '../source-file.ts';
import { openParquet, type ParquetColumn, type ParquetTable } from './open-parquet.ts';
import { packColumn, type PackedColumn } from './pack-column.ts';

const makeRoom = (row: CellRow, cells: number, bytes: number): void => {
  while (row.starts.length < cells) {
    widenRow(row);
  }
  if (row.bytes.length < bytes) {
    row.bytes = Buffer.allocUnsafe(bytes * 2);
  }
};

const fillHeader = (row: CellRow, columns: readonly ParquetColumn[]): void => {
  const text = columns.map(({ name }) => name).join('');
  makeRoom(row, columns.length, text.length * 3);
  let used = 0;
  columns.forEach(({ name }, index) => {
    row.starts[index] = used;
    used += row.bytes.write(name, used, 'utf8');
    row.ends[index] = used;
    row.kinds[index] = cellKind.text;
  });
  row.count = columns.length;
};

const startOf = ({ ends }: PackedColumn, at: number): number =>
  at === 0 ? 0 : (ends[at - 1] ?? 0);

const fillRow = (row: CellRow, columns: readonly PackedColumn[], at: number): void => {
  let length = 0;
  for (const column of columns) {
    length += (column.ends[at] ?? 0) - startOf(column, at);
  }
  makeRoom(row, columns.length, length);
  let used = 0;
  columns.forEach((column, index) => {
    const start = startOf(column, at);
    const end = column.ends[at] ?? 0;
    column.bytes.copy(row.bytes, used, start, end);
    row.starts[index] = used;
    used += end - start;
    row.ends[index] = used;
    row.kinds[index] = column.kinds[at] ?? cellKind.text;
    row.numbers[index] = column.numbers[at] ?? NaN;
  });
  row.count = columns.length;
};

const packGroup = async (
  file: SourceFile,
  table: ParquetTable,
  group: ParquetTable['groups'][number],
  onColumn: (cells: number) => void,
): Promise<readonly PackedColumn[]> => {
  const packed: PackedColumn[] = [];
  for (const column of table.columns) {
    const cells = packColumn(await table.readColumn(column, group), column.element);
    packed.push(
      cells ??
        stopReading(
          refuseInput(
            `${file.name}, column ${quoted(column.name)}`,
            'text without NUL, at most 1 GB in a row group',
            'a NUL character or more text',
            'Leave the column out, or write the file again as CSV.',
          ),
        ),
    );
    onColumn(group.rows);
  }
  return packed;
};

/**
 * Hands on the rows of a Parquet file, the names of its columns first, numbered from 1 on. One row
 * group is in memory at a time, packed column by column. `onRead` hears how far the reading is, as a
 * share of the bytes of the file.
 */
export const readParquet = async (
  file: SourceFile,
  visit: RowVisitor,
  onRead: (bytes: number) => void,
): Promise<void> => {
  hashWhole(file);
  const table = await openParquet(file);
  const row = createCellRow();
  fillHeader(row, table.columns);
  if (!visit(row)) {
    return;
  }
  const cells = Math.max(1, table.rows * table.columns.length);
  let done = 0;
  for (const group of table.groups) {
    const packed = await packGroup(file, table, group, (more) => {
      done += more;
      onRead(Math.round((file.stamp.bytes * done) / cells));
    });
    for (let at = 0; at < group.rows; at += 1) {
      fillRow(row, packed, at);
      row.rowNumber = group.start + at + 1;
      if (!isBlankRow(row) && !visit(row)) {
        return;
      }
    }
  }
};
