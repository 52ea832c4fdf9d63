import { mostColumns } from '#db/imports/run-tables.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted, countOf } from '#shared/intake/wording.ts';
import { hasHalfCharacter } from '#shared/text/half-character.ts';
import { cellKind, createCellRow, isBlankRow, widenRow, type CellRow } from './cell-row.ts';
import { readRecords } from './json-records.ts';
import type { RowVisitor } from './read-delimited.ts';
import { stopReading } from './read-signal.ts';
import { refuseHalfCharacter } from './refuse-encoding.ts';
import { openSourceFile, type SourceFile } from './source-file.ts';

/** Objects inside of objects become columns `address.city`; deeper ones stay JSON text. */
const mostLevels = 8;

type Cells = Map<string, unknown>;

const flatten = (record: object, prefix: string, level: number, cells: Cells): Cells => {
  for (const [name, value] of Object.entries(record) as readonly (readonly [string, unknown])[]) {
    const path = `${prefix}${name}`;
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isRecord && level < mostLevels) {
      flatten(value, `${path}.`, level + 1, cells);
    } else {
      cells.set(path, value);
    }
  }
  return cells;
};

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) {
    return '';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const checkTexts = (file: SourceFile, number: number, texts: readonly string[]): void => {
  const where =
    number === 0 ? `${file.name}, names of fields` : `${file.name}, record ${counted(number)}`;
  if (texts.some((text) => text.includes('\0'))) {
    stopReading(
      refuseInput(
        where,
        'text without NUL',
        'a NUL character',
        'The file is damaged; export it again.',
      ),
    );
  }
  if (texts.some(hasHalfCharacter)) {
    refuseHalfCharacter(where);
  }
};

const fillRow = (file: SourceFile, row: CellRow, values: readonly unknown[]): void => {
  const texts = values.map(textOf);
  checkTexts(file, row.rowNumber, texts);
  row.bytes = Buffer.from(texts.join(''), 'utf8');
  row.count = texts.length;
  while (row.starts.length < texts.length) {
    widenRow(row);
  }
  let at = 0;
  texts.forEach((text, index) => {
    const value = values[index];
    const isNumber = typeof value === 'number' && Number.isFinite(value);
    row.starts[index] = at;
    at += Buffer.byteLength(text, 'utf8');
    row.ends[index] = at;
    row.kinds[index] = isNumber ? cellKind.number : cellKind.text;
    row.numbers[index] = isNumber ? value : NaN;
  });
};

/** Names of all fields of all records, in the order in which they first stand in the file. */
const readFields = (path: string): readonly string[] => {
  const file = openSourceFile(path);
  const fields = new Set<string>();
  try {
    readRecords(
      file,
      (record) => {
        for (const field of flatten(record, '', 1, new Map()).keys()) {
          fields.add(field);
        }
        if (fields.size > mostColumns) {
          stopReading(
            refuseInput(
              file.name,
              `records with at most ${countOf(mostColumns, 'field')} together`,
              'more',
              'Export only the fields that are needed.',
            ),
          );
        }
        return true;
      },
      () => undefined,
    );
  } finally {
    file.close();
  }
  return [...fields];
};

/**
 * Hands on JSON records as rows: first the names of all fields, then a row per record, numbered from
 * 1 on. Reads the file twice, because a later record may have fields that the first does not. Numbers
 * come as numbers, true and false as words, lists as JSON text, null and absent fields as blanks.
 */
export const readJson = (file: SourceFile, visit: RowVisitor, onChunk: () => void): void => {
  const fields = readFields(file.path);
  if (fields.length === 0) {
    stopReading(
      refuseInput(
        file.name,
        'records with fields',
        'none',
        'Export the data again and look into the file.',
      ),
    );
  }
  const row = createCellRow();
  row.rowNumber = 0;
  fillRow(file, row, fields);
  if (!visit(row)) {
    return;
  }
  readRecords(
    file,
    (record, number) => {
      const cells = flatten(record, '', 1, new Map());
      row.rowNumber = number;
      fillRow(
        file,
        row,
        fields.map((field) => cells.get(field)),
      );
      return isBlankRow(row) || visit(row);
    },
    onChunk,
  );
};
