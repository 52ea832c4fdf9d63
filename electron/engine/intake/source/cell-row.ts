/** What a cell is before anybody asks what it means. */
export const cellKind = {
  /** Text as it stands in the file; every cell of a delimited file. */
  text: 0,
  /** A workbook's number, in `numbers`; the bytes hold its shortest decimal form. */
  number: 1,
  /** A workbook's date; the bytes hold it in ISO form. */
  date: 2,
} as const;

export const noFault = -1;

/**
 * One row of a file as ranges of UTF-8 bytes. A reader fills the same object again and again, so
 * whoever needs a row later copies it.
 */
export type CellRow = {
  /** 1-based line of the file, or row of the sheet, in which the row starts. */
  rowNumber: number;
  bytes: Buffer;
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  kinds: Uint8Array;
  numbers: Float64Array;
  /** Index of a cell with text behind its closing quote, or `noFault`. */
  quoteFault: number;
};

export const createCellRow = (): CellRow => ({
  rowNumber: 0,
  bytes: Buffer.alloc(0),
  count: 0,
  starts: new Int32Array(64),
  ends: new Int32Array(64),
  kinds: new Uint8Array(64),
  numbers: new Float64Array(64),
  quoteFault: noFault,
});

/** Makes room for twice the cells; what is there stays. */
export const widenRow = (row: CellRow): void => {
  const size = row.starts.length * 2;
  const grow = <T extends Int32Array | Uint8Array | Float64Array>(wide: T, narrow: T): T => {
    wide.set(narrow);
    return wide;
  };
  row.starts = grow(new Int32Array(size), row.starts);
  row.ends = grow(new Int32Array(size), row.ends);
  row.kinds = grow(new Uint8Array(size), row.kinds);
  row.numbers = grow(new Float64Array(size), row.numbers);
};

/** The text of a cell; a cell that the row does not have is blank. */
export const cellText = (row: CellRow, index: number): string =>
  index < row.count ? row.bytes.toString('utf8', row.starts[index], row.ends[index]) : '';

/** All cells of a row as texts. */
export const rowTexts = (row: CellRow): readonly string[] =>
  Array.from({ length: row.count }, (_, index) => cellText(row, index));

/** True where no cell has anything but blanks: such rows are skipped everywhere. */
export const isBlankRow = (row: CellRow): boolean => {
  for (let index = 0; index < row.count; index += 1) {
    const end = row.ends[index] ?? 0;
    for (let at = row.starts[index] ?? 0; at < end; at += 1) {
      const byte = row.bytes[at] ?? 0;
      if (byte !== 32 && byte !== 9) {
        return false;
      }
    }
  }
  return true;
};
