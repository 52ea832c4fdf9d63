import { createColumnProfile, type ColumnFacts } from '#shared/intake/column-profile.ts';
import type { EndRow } from '#shared/intake/guess-total-rows.ts';
import { createByteClassifier } from './classify-bytes.ts';
import { createLastRows } from './last-rows.ts';
import { trimmedEnd, trimmedStart } from './trim-bytes.ts';
import { cellKind, cellText, type CellRow } from '../source/cell-row.ts';

/** What a pass over the rows saw, for guesses. */
export type TableProfile = {
  readonly rowsRead: number;
  readonly columns: readonly ColumnFacts[];
  /** The first rows as texts, as wide as the header. */
  readonly sampleRows: readonly (readonly string[])[];
  /** The last rows as texts, oldest first. */
  readonly lastRows: readonly EndRow[];
  /** Whether a column has one value for every value of another, in the first rows. */
  readonly isConstantPer: (keyIndex: number, index: number) => boolean;
};

export type TableProfiler = {
  readonly add: (row: CellRow) => void;
  readonly rows: () => number;
  readonly finish: () => TableProfile;
};

const rowsKept = 5000;
const rowsShown = 50;
const lastRowsKept = 8;
/** Wide files keep fewer rows: so many cells at most. */
const cellsKept = 200_000;

/** Looks at one column, cell by cell. */
type ColumnEye = {
  readonly look: (row: CellRow, index: number) => void;
  readonly facts: () => ColumnFacts;
};

const createColumnEye = (exactUpTo: number): ColumnEye => {
  const profile = createColumnProfile(exactUpTo);
  const classifier = createByteClassifier();

  const lookAtText = (row: CellRow, index: number): void => {
    const { bytes } = row;
    const start = trimmedStart(bytes, row.starts[index] ?? 0, row.ends[index] ?? 0);
    const end = trimmedEnd(bytes, start, row.ends[index] ?? 0);
    const cell = classifier.classify(bytes, start, end);
    if (profile.count(cell, classifier.low(), classifier.high())) {
      profile.keepExample(cell, bytes.toString('utf8', start, end));
    }
  };

  return {
    look: (row, index) => {
      if (index >= row.count) {
        profile.addText('');
      } else if (row.kinds[index] === cellKind.number) {
        profile.addNumber(cellText(row, index));
      } else if (row.kinds[index] === cellKind.date) {
        profile.addDate(cellText(row, index));
      } else {
        lookAtText(row, index);
      }
    },
    facts: () => profile.facts(),
  };
};

const keepTexts = (row: CellRow, width: number): readonly string[] =>
  Array.from({ length: width }, (_, index) => cellText(row, index));

/** Looks at rows below a header of `width` cells; rows of another width, where they may not be, count only. */
export const createTableProfiler = (width: number, mayBeShort: boolean): TableProfiler => {
  const exactUpTo = width <= 200 ? 65_536 : 4096;
  const eyes = Array.from({ length: width }, () => createColumnEye(exactUpTo));
  const kept: (readonly string[])[] = [];
  const mostKept = Math.min(rowsKept, Math.max(rowsShown, Math.floor(cellsKept / width)));
  const lastRows = createLastRows(lastRowsKept);
  let rowsRead = 0;

  const isConstantPer = (keyIndex: number, index: number): boolean => {
    const valueByKey = new Map<string, string>();
    for (const texts of kept) {
      const key = texts[keyIndex] ?? '';
      const value = texts[index]?.trim() ?? '';
      const known = valueByKey.get(key);
      if (known !== undefined && value !== '' && known !== value) {
        return false;
      }
      if (value !== '') {
        valueByKey.set(key, value);
      }
    }
    return true;
  };

  return {
    add: (row) => {
      rowsRead += 1;
      lastRows.put(row);
      if (kept.length < mostKept) {
        kept.push(keepTexts(row, width));
      }
      if (row.count > width || (row.count < width && !mayBeShort)) {
        return;
      }
      for (let index = 0; index < width; index += 1) {
        eyes[index]?.look(row, index);
      }
    },
    rows: () => rowsRead,
    finish: () => ({
      rowsRead,
      columns: eyes.map((eye) => eye.facts()),
      sampleRows: kept.slice(0, rowsShown),
      lastRows: lastRows.read(),
      isConstantPer,
    }),
  };
};
