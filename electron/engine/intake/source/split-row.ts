import { noFault, widenRow, type CellRow } from './cell-row.ts';

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** Answers of a splitter that are no position. */
export const splitOutcome = {
  /** The row goes on behind the bytes at hand. */
  incomplete: -1,
  /** The bytes end inside quotes and no more follow. */
  openQuote: -2,
  /** A NUL byte: this is no text in this encoding. */
  nulByte: -3,
} as const;

export type RowSplitter = {
  /**
   * Cuts the row that starts at `start`; only bytes before `end` count. Returns where the next row
   * starts, or a `splitOutcome`. Lines end with LF, CR LF or a lone CR. Quotes count at the start
   * of a cell only; two quotes inside are one.
   */
  readonly split: (row: CellRow, start: number, end: number, isLast: boolean) => number;
  /** Line ends that the last row used up, or that stand before the place where it failed. */
  readonly lines: () => number;
  /** Line ends between the start of the last row and the quote that it opened last. */
  readonly linesBeforeQuote: () => number;
};

/** Removes the doubled quotes of a cell in place; returns its new end. */
const joinQuotes = (bytes: Buffer, start: number, end: number): number => {
  let to = start;
  for (let from = start; from < end; from += 1) {
    const byte = bytes[from] ?? 0;
    bytes[to] = byte;
    to += 1;
    if (byte === quote) {
      from += 1;
    }
  }
  return to;
};

/** A splitter for one delimiter, which is a single ASCII character. */
export const createRowSplitter = (delimiter: string): RowSplitter => {
  const cut = delimiter.charCodeAt(0);
  const isSpecial = new Uint8Array(256);
  for (const byte of [cut, lineFeed, carriageReturn, 0]) {
    isSpecial[byte] = 1;
  }
  // Most bytes of a table are above its delimiter: one comparison instead of two look-ups.
  const highest = Math.max(cut, carriageReturn);
  let lines = 0;
  let linesBeforeQuote = 0;
  let hasDoubled = false;
  let doubled: number[] = [];

  /** Position of the closing quote of a cell whose text starts at `from`, or an outcome. */
  const findClosing = (bytes: Buffer, from: number, end: number, isLast: boolean): number => {
    hasDoubled = false;
    linesBeforeQuote = lines;
    for (let at = from; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === quote) {
        if (at + 1 >= end) {
          return isLast ? at : splitOutcome.incomplete;
        }
        if (bytes[at + 1] !== quote) {
          return at;
        }
        hasDoubled = true;
        at += 1;
      } else if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed)) {
        lines += 1;
      } else if (byte === 0) {
        return splitOutcome.nulByte;
      }
    }
    return isLast ? splitOutcome.openQuote : splitOutcome.incomplete;
  };

  const split = (row: CellRow, start: number, end: number, isLast: boolean): number => {
    const { bytes } = row;
    let at = start;
    let count = 0;
    lines = 0;
    doubled = [];
    row.quoteFault = noFault;
    for (;;) {
      if (count === row.starts.length) {
        widenRow(row);
      }
      if (at < end && bytes[at] === quote) {
        const closing = findClosing(bytes, at + 1, end, isLast);
        if (closing < 0) {
          return closing;
        }
        row.starts[count] = at + 1;
        row.ends[count] = closing;
        if (hasDoubled) {
          doubled.push(count);
        }
        at = closing + 1;
        if (at < end && isSpecial[bytes[at] ?? 0] === 0 && row.quoteFault === noFault) {
          row.quoteFault = count;
        }
      } else {
        row.starts[count] = at;
      }
      const wasQuoted = at > (row.starts[count] ?? 0);
      for (; at < end; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte <= highest && isSpecial[byte] === 1) {
          break;
        }
      }
      if (!wasQuoted) {
        row.ends[count] = at;
      }
      count += 1;
      if (at >= end) {
        if (!isLast) {
          return splitOutcome.incomplete;
        }
        break;
      }
      const byte = bytes[at] ?? 0;
      if (byte === cut) {
        at += 1;
        continue;
      }
      if (byte === 0) {
        return splitOutcome.nulByte;
      }
      if (byte === carriageReturn && at + 1 >= end && !isLast) {
        // Whether LF follows decides where the next row starts.
        return splitOutcome.incomplete;
      }
      at += byte === carriageReturn && at + 1 < end && bytes[at + 1] === lineFeed ? 2 : 1;
      lines += 1;
      break;
    }
    row.count = count;
    for (const index of doubled) {
      row.ends[index] = joinQuotes(bytes, row.starts[index] ?? 0, row.ends[index] ?? 0);
    }
    return at;
  };

  return { split, lines: () => lines, linesBeforeQuote: () => linesBeforeQuote };
};
