import { classifyCell, dateCell, plainNumberCell, type CellClass } from './classify-cell.ts';
import {
  createDistinctCounter,
  hashSeeds,
  mixHash,
  stepHigh,
  stepLow,
  type DistinctCount,
} from './count-distinct.ts';
import { numberShapes } from './classify-number.ts';

/** What was seen in one column; all counts are cells below the header. */
export type ColumnFacts = {
  readonly blank: number;
  /** Counts of texts that often mean "no value", by their lower-case form; in no other count. */
  readonly emptyLike: ReadonlyMap<string, number>;
  /** Cells that are neither blank nor empty-like. */
  readonly filled: number;
  /** Counts by index into `numberShapes`; numbers of a workbook count as the plain shape 0. */
  readonly byShape: readonly number[];
  /** Counts by the bits of `classifyDate`; dates of a workbook fit every order. */
  readonly byDateBits: readonly number[];
  /** Whole numbers written with a zero in front, which a number would lose. */
  readonly leadingZeros: number;
  /** Whole numbers of 16 and more digits, which a double would round. */
  readonly longIntegers: number;
  /** Eight digits that are a day as well as a number. */
  readonly compactDates: number;
  readonly mostDecimals: number;
  readonly percents: number;
  readonly currencies: ReadonlyMap<string, number>;
  readonly distinct: DistinctCount;
  /** The first different texts of every kind: number shape, date bits or neither. */
  readonly examples: readonly CellExample[];
};

export type CellExample = {
  readonly text: string;
  /** Index into `numberShapes`, or -1. */
  readonly shape: number;
  readonly dateBits: number;
};

export type ColumnProfile = {
  /** A cell as text. */
  readonly addText: (text: string) => void;
  /** A cell that a workbook holds as a number; `text` is its shortest decimal form. */
  readonly addNumber: (text: string) => void;
  /** A cell that a workbook holds as a date, in ISO form. */
  readonly addDate: (text: string) => void;
  /**
   * A cell that was classified elsewhere; the halves of a hash tell different texts apart. True where
   * a text of this kind is still wanted as an example.
   */
  readonly count: (cell: CellClass, low: number, high: number) => boolean;
  readonly keepExample: (cell: CellClass, text: string) => void;
  readonly facts: () => ColumnFacts;
};

const examplesPerKind = 5;

const addTo = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/**
 * Looks at every cell of one column and remembers counts and a few examples. Different texts are
 * counted exactly up to `exactUpTo`, then estimated.
 */
export const createColumnProfile = (exactUpTo: number): ColumnProfile => {
  const byShape = new Float64Array(numberShapes.length);
  const byDateBits = new Float64Array(16);
  const emptyLike = new Map<string, number>();
  const currencies = new Map<string, number>();
  const examples: string[][] = [];
  const distinct = createDistinctCounter(exactUpTo);
  let blank = 0;
  let filled = 0;
  let leadingZeros = 0;
  let longIntegers = 0;
  let compactDates = 0;
  let mostDecimals = 0;
  let percents = 0;

  const kindOf = (cell: CellClass): number => (cell.shape + 1) * 16 + cell.dateBits;

  const count = (cell: CellClass, low: number, high: number): boolean => {
    if (cell.isBlank) {
      blank += 1;
      return false;
    }
    if (cell.emptyLike !== null) {
      addTo(emptyLike, cell.emptyLike);
      return false;
    }
    filled += 1;
    distinct.add(low, high);
    byDateBits[cell.dateBits] = (byDateBits[cell.dateBits] ?? 0) + 1;
    if (cell.shape >= 0) {
      byShape[cell.shape] = (byShape[cell.shape] ?? 0) + 1;
      mostDecimals = Math.max(mostDecimals, cell.decimals);
      leadingZeros += cell.hasLeadingZero ? 1 : 0;
      longIntegers += cell.isLongInteger ? 1 : 0;
      compactDates += cell.dateBits === 0 ? 0 : 1;
      percents += cell.isPercent ? 1 : 0;
      if (cell.currency !== '') {
        addTo(currencies, cell.currency);
      }
    }
    return (examples[kindOf(cell)]?.length ?? 0) < examplesPerKind;
  };

  const keepExample = (cell: CellClass, text: string): void => {
    const kept = (examples[kindOf(cell)] ??= []);
    if (kept.length < examplesPerKind && !kept.includes(text)) {
      kept.push(text);
    }
  };

  const add = (cell: CellClass, text: string): void => {
    let low: number = hashSeeds.low;
    let high: number = hashSeeds.high;
    for (let index = 0; index < text.length; index += 1) {
      low = stepLow(low, text.charCodeAt(index));
      high = stepHigh(high, text.charCodeAt(index));
    }
    if (count(cell, mixHash(low), mixHash(high))) {
      keepExample(cell, text);
    }
  };

  return {
    addText: (raw) => add(classifyCell(raw), raw.trim()),
    addNumber: (text) => {
      const point = text.includes('e') ? -1 : text.indexOf('.');
      // Its sign is certain, so a single group of three decimals is no doubt.
      add(
        { ...plainNumberCell(1, 0, false), decimals: point < 0 ? 0 : text.length - point - 1 },
        text,
      );
    },
    addDate: (text) => add(dateCell, text),
    count,
    keepExample,
    facts: () => ({
      blank,
      filled,
      leadingZeros,
      longIntegers,
      compactDates,
      mostDecimals,
      percents,
      byShape: [...byShape],
      byDateBits: [...byDateBits],
      emptyLike,
      currencies,
      distinct: distinct.read(),
      examples: examples.flatMap((texts, kind) =>
        texts.map((text) => ({ text, shape: Math.floor(kind / 16) - 1, dateBits: kind % 16 })),
      ),
    }),
  };
};
