import { createEmptyTest } from '#shared/intake/empty-texts.ts';
import { misfitNumber } from '#shared/intake/misfit-rules.ts';
import { parseDate } from '#shared/intake/parse-date.ts';
import { parseNumber, splitNumber } from '#shared/intake/parse-number.ts';
import { partnerKey } from '#shared/intake/partner-key.ts';
import type { ColumnPlan } from '#shared/intake/recipe-use.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecordWriter } from '#db/imports/staging/record.ts';
import { cellKind, type CellRow } from '../source/cell-row.ts';
import type { MisfitBook } from './misfit-book.ts';
import { parsePlainDay, parsePlainNumber } from './parse-bytes.ts';
import { trimmedEnd, trimmedStart } from './trim-bytes.ts';

/** Why a cell cannot be what its column is. */
export type CellFault = 'number' | 'date' | 'currency' | 'percent' | 'rounded';

/**
 * The cells of one row as the recipe reads them, one entry per column of the recipe. The object is
 * filled anew for every row.
 */
export type TypedCells = {
  /** Where the bytes of `starts` and `ends` lie. */
  bytes: Buffer;
  /** Of the run, which counts on from file to file. */
  rowNumber: number;
  /** 1 where the cell has a value: blank cells and texts that mean "no value" have none. */
  readonly isFilled: Uint8Array;
  /** Values of number columns, NaN where there is none. */
  readonly numbers: Float64Array;
  /** A number that sorts as the date does, for date columns that were read as dates. */
  readonly dates: Float64Array;
  /** Text without blanks around it. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/** A filled cell that did not fit and was taken as a rule of its column says; empty for no value. */
export type CellIssue = { readonly column: number; readonly text: string; readonly taken: string };

/** What kept a row from being read: the column by its place in the recipe, and why. */
export type RowFault = { readonly column: number; readonly fault: CellFault };

export type CellReader = {
  readonly cells: TypedCells;
  /** Cells of the last row that a rule settled, in the order of columns. */
  readonly issues: () => readonly CellIssue[];
  /** Reads a row and writes its values behind the record's rowid; null, or the first fault. */
  readonly read: (row: CellRow, record: RecordWriter | null) => RowFault | null;
};

/** Sorts as the ISO text does, across dates with and without a time. */
const orderOfIso = (iso: string): number => {
  const day = Number(iso.slice(0, 4) + iso.slice(5, 7) + iso.slice(8, 10));
  if (iso.length === 10) {
    return day;
  }
  const [hours = '0', minutes = '0', seconds = '0'] = iso.slice(11).replace('Z', '').split(':');
  return day + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
};

/** First bytes of the texts that mean "no value", in either case: all other cells are filled. */
const firstBytes = (emptyTexts: readonly string[]): Uint8Array => {
  const isFirst = new Uint8Array(256);
  for (const text of emptyTexts.map((candidate) => candidate.trim())) {
    for (const form of [text, text.toLowerCase(), text.toUpperCase()]) {
      isFirst[Buffer.from(form, 'utf8')[0] ?? 0] = 1;
    }
  }
  return isFirst;
};

const isAscii = (bytes: Buffer, start: number, end: number): boolean => {
  for (let at = start; at < end; at += 1) {
    if ((bytes[at] ?? 0) > 127) {
      return false;
    }
  }
  return true;
};

/** Writes a key without blanks around it; only letters beyond ASCII have another composed form. */
const writeKey = (record: RecordWriter | null, bytes: Buffer, start: number, end: number): void => {
  if (isAscii(bytes, start, end)) {
    record?.addBytes(bytes, start, end);
  } else {
    record?.addText(partnerKey(bytes.toString('utf8', start, end)));
  }
};

/** A workbook keeps 15 digits of a number, so longer identifiers have lost their last ones. */
const isRounded = (row: CellRow, place: number): boolean =>
  row.kinds[place] === cellKind.number && Math.abs(row.numbers[place] ?? 0) >= 1e15;

/** Whether the first number of a column that is not zero had a percent sign. */
const percentUnknown = 0;
const percentNever = 1;
const percentAlways = 2;

const typeCodes = { text: 0, number: 1, date: 2 } as const;

export const createCellReader = (
  recipe: Recipe,
  plan: readonly ColumnPlan[],
  places: readonly number[],
  misfits: MisfitBook,
): CellReader => {
  const size = plan.length;
  const cells: TypedCells = {
    bytes: Buffer.alloc(0),
    rowNumber: 0,
    isFilled: new Uint8Array(size),
    numbers: new Float64Array(size),
    dates: new Float64Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
  };
  const mayBeEmpty = firstBytes(recipe.emptyTexts);
  const isEmptyText = createEmptyTest(recipe.emptyTexts);
  const longestEmpty = 4 * Math.max(0, ...recipe.emptyTexts.map((text) => text.length));
  const isEmpty = (bytes: Buffer, start: number, end: number): boolean =>
    end - start <= longestEmpty && isEmptyText(bytes.toString('utf8', start, end));
  const decimal = recipe.decimal.charCodeAt(0);
  /** The first currency sign of each column, which later cells must agree with. */
  const currencies = plan.map(() => '');
  const percents = new Uint8Array(size);
  const types = Uint8Array.from(plan, (column) => typeCodes[column.type]);
  const keyColumn = plan.findIndex((column) => column.header === recipe.key);
  const isRead = plan.map((column) => column.isRead);

  const textOf = (bytes: Buffer, column: number): string =>
    bytes.toString('utf8', cells.starts[column], cells.ends[column]);

  const agreeOnPercent = (column: number, percent: number): CellFault | null => {
    const known = percents[column] ?? percentUnknown;
    if (known !== percentUnknown) {
      return known === percent ? null : 'percent';
    }
    percents[column] = percent;
    return null;
  };

  /** Amounts in two currencies, or with and without per cent, must never meet in one sum. */
  const findMixture = (text: string, value: number, column: number): CellFault | null => {
    const parts = splitNumber(text);
    if (parts === null || value === 0) {
      return null;
    }
    if (parts.currency !== '') {
      const known = currencies[column] ?? '';
      if (known !== '' && known !== parts.currency) {
        return 'currency';
      }
      currencies[column] = parts.currency;
    }
    return agreeOnPercent(column, parts.isPercent ? percentAlways : percentNever);
  };

  const readNumber = (row: CellRow, place: number, column: number): CellFault | null => {
    const { bytes } = row;
    if (row.kinds[place] === cellKind.number) {
      cells.numbers[column] = row.numbers[place] ?? NaN;
      return null;
    }
    const start = cells.starts[column] ?? 0;
    const end = cells.ends[column] ?? 0;
    const plain = parsePlainNumber(bytes, start, end, decimal);
    if (!Number.isNaN(plain)) {
      cells.numbers[column] = plain;
      return plain === 0 || percents[column] === percentNever
        ? null
        : agreeOnPercent(column, percentNever);
    }
    const text = textOf(bytes, column);
    const value = parseNumber(text, recipe);
    if (value === null) {
      return 'number';
    }
    cells.numbers[column] = value;
    return findMixture(text, value, column);
  };

  const writeNumber = (record: RecordWriter, column: number, isReal: boolean): void => {
    const value = cells.numbers[column] ?? NaN;
    if (isReal) {
      record.addReal(value);
    } else {
      record.addDouble(value);
    }
  };

  /** A date as ISO text in the record; null where it is none. */
  const readDate = (
    row: CellRow,
    place: number,
    column: number,
    record: RecordWriter | null,
  ): CellFault | null => {
    const { bytes } = row;
    const start = cells.starts[column] ?? 0;
    const end = cells.ends[column] ?? 0;
    const plain = parsePlainDay(bytes, start, end);
    if (plain >= 0) {
      cells.dates[column] = plain;
      record?.addBytes(bytes, start, end);
      return null;
    }
    if (row.kinds[place] === cellKind.number) {
      return 'date';
    }
    const iso = parseDate(textOf(bytes, column), recipe.dateOrder);
    if (iso === null) {
      return 'date';
    }
    cells.dates[column] = orderOfIso(iso);
    record?.addText(iso);
    return null;
  };

  const readCell = (
    row: CellRow,
    place: number,
    column: number,
    record: RecordWriter | null,
  ): CellFault | null => {
    switch (types[column]) {
      case typeCodes.number: {
        const fault = readNumber(row, place, column);
        if (fault === null && record !== null) {
          writeNumber(record, column, isRead[column] === true);
        }
        return fault;
      }
      case typeCodes.date:
        return readDate(row, place, column, record);
      default:
        if (column === keyColumn) {
          if (isRounded(row, place)) {
            return 'rounded';
          }
          // The key as partners are compared by it, so that a partner's rows can be found.
          writeKey(record, row.bytes, cells.starts[column] ?? 0, cells.ends[column] ?? 0);
        } else {
          record?.addBytes(row.bytes, row.starts[place] ?? 0, row.ends[place] ?? 0);
        }
        return null;
    }
  };

  const { isFilled, numbers, dates, starts, ends } = cells;
  let issues: CellIssue[] = [];

  /** Takes a cell that is no number or no date as its column's rules say; false where none does. */
  const settleMisfit = (column: number, record: RecordWriter | null): boolean => {
    const text = textOf(cells.bytes, column);
    const taken = misfits.judge(column, text);
    if (taken === null) {
      return false;
    }
    issues.push({ column, text, taken });
    if (taken === '') {
      isFilled[column] = 0;
      record?.addNull();
    } else if (types[column] === typeCodes.number) {
      numbers[column] = misfitNumber(taken);
      record?.addReal(numbers[column] ?? NaN);
    } else {
      const iso = parseDate(taken, 'ymd') ?? taken;
      dates[column] = orderOfIso(iso);
      record?.addText(iso);
    }
    return true;
  };

  const locate = (row: CellRow, column: number): boolean => {
    const { bytes, count } = row;
    const place = places[column] ?? 0;
    let start = 0;
    let end = 0;
    if (place < count) {
      end = row.ends[place] ?? 0;
      start = trimmedStart(bytes, row.starts[place] ?? 0, end);
      end = trimmedEnd(bytes, start, end);
    }
    starts[column] = start;
    ends[column] = end;
    return !(start === end || (mayBeEmpty[bytes[start] ?? 0] === 1 && isEmpty(bytes, start, end)));
  };

  const isNumber = (row: CellRow, column: number): boolean =>
    row.kinds[places[column] ?? 0] === cellKind.number;

  /** Counts what else does not fit in a row that is rejected, so that one look shows all of it. */
  const countFurther = (row: CellRow, from: number): void => {
    for (let column = from; column < size; column += 1) {
      if (isRead[column] !== true || types[column] === typeCodes.text || !locate(row, column)) {
        continue;
      }
      const text = textOf(row.bytes, column);
      const fits =
        types[column] === typeCodes.number
          ? isNumber(row, column) || parseNumber(text, recipe) !== null
          : !isNumber(row, column) && parseDate(text, recipe.dateOrder) !== null;
      if (!fits && misfits.judge(column, text) === null) {
        misfits.countRejected(column, text);
      }
    }
  };

  const read = (row: CellRow, record: RecordWriter | null): RowFault | null => {
    const { bytes } = row;
    cells.bytes = bytes;
    if (issues.length > 0) {
      issues = [];
    }
    for (let column = 0; column < size; column += 1) {
      const place = places[column] ?? 0;
      numbers[column] = NaN;
      dates[column] = NaN;
      if (!locate(row, column)) {
        isFilled[column] = 0;
        record?.addNull();
        continue;
      }
      isFilled[column] = 1;
      const fault = readCell(row, place, column, record);
      if (fault !== null) {
        if (isRead[column] === true) {
          if (fault === 'number' || fault === 'date') {
            if (settleMisfit(column, record)) {
              continue;
            }
            misfits.countRejected(column, textOf(bytes, column));
          }
          countFurther(row, column + 1);
          return { column, fault };
        }
        record?.addBytes(bytes, row.starts[place] ?? 0, row.ends[place] ?? 0);
      }
    }
    return null;
  };

  return { cells, issues: () => issues, read };
};
