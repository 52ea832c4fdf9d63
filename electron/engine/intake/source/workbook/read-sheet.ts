import { isoOfSerial } from '#shared/intake/excel-date.ts';
import { parseDate } from '#shared/intake/parse-date.ts';
import { cellKind, createCellRow, isBlankRow, noFault, widenRow } from '../cell-row.ts';
import type { RowVisitor } from '../read-delimited.ts';
import { createRichText } from './read-strings.ts';
import { attributeOf, XmlFault, type XmlHandler } from './scan-xml.ts';
import type { StringArena } from './string-arena.ts';

/** What a sheet needs of the rest of its workbook. */
export type SheetContext = {
  readonly strings: StringArena;
  readonly isDateStyle: readonly boolean[];
  readonly is1904: boolean;
  readonly headerRow: number;
};

/** The limits of the format itself. */
const mostRows = 1_048_576;
const mostColumns = 16_384;
/** A cell holds 32,767 characters; more is no workbook of a spreadsheet program. */
const longestCell = 1 << 20;

const parsePlace = (text: string, prefix: RegExp): number | null => {
  const match = prefix.exec(text)?.[0];
  return match === undefined ? null : Number(match);
};

/** Index of the column in a reference such as `BC12`, from 0. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) | 32) - 96;
    if (letter < 1 || letter > 26) {
      break;
    }
    column = column * 26 + letter;
  }
  return column - 1;
};

/** Handles the XML of one sheet and hands on its rows; `isDone` once the visitor wants no more. */
export const createSheetHandler = (
  context: SheetContext,
  visit: RowVisitor,
): { readonly handler: XmlHandler; readonly isDone: () => boolean } => {
  const { strings, isDateStyle, is1904, headerRow } = context;
  const row = createCellRow();
  const rich = createRichText();
  row.bytes = Buffer.allocUnsafe(1 << 16);
  let used = 0;
  let lastRow = 0;
  let column = -1;
  let type = 'n';
  let isDate = false;
  let value = '';
  let isValue = false;
  let isInRow = false;
  let isDone = false;

  const beginRow = (attributes: string): void => {
    const number = parsePlace(attributeOf(attributes, 'r') ?? '', /^\d+$/u) ?? lastRow + 1;
    if (number <= lastRow || number > mostRows) {
      throw new XmlFault(`row ${number} behind row ${lastRow}`);
    }
    lastRow = number;
    row.rowNumber = number;
    row.count = 0;
    row.quoteFault = noFault;
    used = 0;
    column = -1;
    isInRow = true;
  };

  const beginCell = (attributes: string): void => {
    const reference = attributeOf(attributes, 'r');
    const next = reference === null ? column + 1 : columnOf(reference);
    if (!isInRow || next <= column || next >= mostColumns) {
      throw new XmlFault(
        `a cell out of its place${reference === null ? '' : ` (${reference.slice(0, 20)})`}`,
      );
    }
    column = next;
    type = attributeOf(attributes, 't') ?? 'n';
    isDate = isDateStyle[Number(attributeOf(attributes, 's') ?? '0')] ?? false;
    value = '';
  };

  /** Makes the row wide enough for the cell; the cells before it that the sheet left out are blank. */
  const placeCell = (bytes: number, kind: number): void => {
    while (column >= row.starts.length) {
      widenRow(row);
    }
    for (let index = row.count; index < column; index += 1) {
      row.starts[index] = 0;
      row.ends[index] = 0;
      row.kinds[index] = cellKind.text;
    }
    if (used + bytes > row.bytes.length) {
      const wider = Buffer.allocUnsafe(Math.max(row.bytes.length * 2, used + bytes));
      row.bytes.copy(wider, 0, 0, used);
      row.bytes = wider;
    }
    row.starts[column] = used;
    row.kinds[column] = kind;
    row.count = column + 1;
  };

  const putText = (text: string, kind: number): void => {
    placeCell(text.length * 3, kind);
    used += row.bytes.write(text, used, 'utf8');
    row.ends[column] = used;
  };

  const putShared = (): void => {
    const index = Number(value);
    if (!Number.isInteger(index) || index < 0 || index >= strings.size()) {
      throw new XmlFault(`a cell with the unknown text number ${value.slice(0, 20)}`);
    }
    const start = strings.start(index);
    const end = strings.end(index);
    placeCell(end - start, cellKind.text);
    strings.bytes().copy(row.bytes, used, start, end);
    used += end - start;
    row.ends[column] = used;
  };

  const putNumber = (): void => {
    const number = Number(value);
    if (!Number.isFinite(number)) {
      putText(value, cellKind.text);
      return;
    }
    const iso = isDate ? isoOfSerial(number, is1904) : null;
    if (iso !== null) {
      putText(iso, cellKind.date);
      return;
    }
    putText(String(number), cellKind.number);
    row.numbers[column] = number;
  };

  const endCell = (): void => {
    const inline = rich.take();
    if (type === 'inlineStr') {
      putText(inline, cellKind.text);
    } else if (value !== '') {
      switch (type) {
        case 's':
          putShared();
          break;
        case 'n':
          putNumber();
          break;
        case 'b':
          putText(value === '1' ? 'TRUE' : 'FALSE', cellKind.text);
          break;
        case 'd': {
          const iso = parseDate(value, 'ymd');
          putText(iso ?? value, iso === null ? cellKind.text : cellKind.date);
          break;
        }
        default:
          // Texts of formulas, and errors such as #N/A.
          putText(value, cellKind.text);
      }
    }
  };

  const endRow = (): void => {
    isInRow = false;
    if (!isDone && row.rowNumber >= headerRow && row.count > 0 && !isBlankRow(row)) {
      isDone = !visit(row);
    }
  };

  return {
    isDone: () => isDone,
    handler: {
      open: (name, attributes) => {
        if (name === 'c') {
          beginCell(attributes);
        } else if (name === 'v') {
          isValue = true;
        } else if (name === 'row') {
          beginRow(attributes);
        } else {
          rich.open(name);
        }
      },
      close: (name) => {
        if (name === 'c') {
          endCell();
        } else if (name === 'v') {
          isValue = false;
        } else if (name === 'row') {
          endRow();
        } else {
          rich.close(name);
        }
      },
      text: (text) => {
        if (isValue) {
          value += text;
          if (value.length > longestCell) {
            throw new XmlFault('a cell of more than a million characters');
          }
        } else {
          rich.text(text);
        }
      },
    },
  };
};
