import {
  blankCell,
  classifyCell,
  dateCell,
  plainNumberCell,
  type CellClass,
} from '#shared/intake/classify-cell.ts';
import { hashSeeds, mixHash, stepHigh, stepLow } from '#shared/intake/count-distinct.ts';
import { createByteDictionary } from './byte-dictionary.ts';
import { parsePlainDay } from './parse-bytes.ts';

/** Classifies the cells of one column from their bytes, and remembers texts it has seen. */
export type ByteClassifier = {
  readonly classify: (bytes: Buffer, start: number, end: number) => CellClass;
  /** The halves of a hash of the last cell. */
  readonly low: () => number;
  readonly high: () => number;
};

const textsRemembered = 10_000;
const mostPlainDigits = 15;

/** The classes of plain numbers, by digits before the point, decimals and a zero in front. */
const plainCells = new Map<number, CellClass>();
const plainCell = (whole: number, decimals: number, startsWithZero: boolean): CellClass => {
  const key = whole * 64 + decimals * 2 + (startsWithZero ? 1 : 0);
  const known = plainCells.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = plainNumberCell(whole, decimals, startsWithZero);
  plainCells.set(key, made);
  return made;
};

export const createByteClassifier = (): ByteClassifier => {
  const texts = createByteDictionary();
  const classes: CellClass[] = [];
  let low: number = hashSeeds.low;
  let high: number = hashSeeds.high;

  const classifyText = (bytes: Buffer, start: number, end: number): CellClass => {
    const size = texts.size();
    const code =
      size < textsRemembered ? texts.intern(bytes, start, end) : texts.find(bytes, start, end);
    const known = classes[code];
    if (known !== undefined) {
      return known;
    }
    const cell = classifyCell(bytes.toString('utf8', start, end));
    if (code === size && size < textsRemembered) {
      classes.push(cell);
    }
    return cell;
  };

  return {
    classify: (bytes, start, end) => {
      low = hashSeeds.low;
      high = hashSeeds.high;
      let digits = 0;
      let point = -1;
      let others = 0;
      for (let at = start; at < end; at += 1) {
        const byte = bytes[at] ?? 0;
        low = stepLow(low, byte);
        high = stepHigh(high, byte);
        if (byte >= 48 && byte <= 57) {
          digits += 1;
        } else if (byte === 46 && point < 0) {
          point = at;
        } else {
          others += 1;
        }
      }
      if (start === end) {
        return blankCell;
      }
      const first = bytes[start] === 45 ? start + 1 : start;
      if (others === first - start && digits > 0 && digits <= mostPlainDigits) {
        const whole = (point < 0 ? end : point) - first;
        const startsWithZero = bytes[first] === 48 && whole > 0;
        // Zeros in front, a point at the end and eight digits that may be a day are looked at closely.
        const isPlain =
          point < 0 ? digits !== 8 && !(startsWithZero && digits > 1) : point < end - 1;
        if (isPlain) {
          return plainCell(whole, point < 0 ? 0 : end - point - 1, startsWithZero);
        }
      }
      if (digits === 8 && parsePlainDay(bytes, start, end) >= 0) {
        return dateCell;
      }
      return classifyText(bytes, start, end);
    },
    low: () => mixHash(low),
    high: () => mixHash(high),
  };
};
