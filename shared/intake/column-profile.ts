import { createDistinctCounter, hashText, type DistinctCount } from './count-distinct.ts';
import { classifyNumber, numberShapes } from './classify-number.ts';
import { knownEmptyTexts } from './empty-texts.ts';
import { classifyDate } from './parse-date.ts';
import { splitNumber } from './parse-number.ts';

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
  readonly facts: () => ColumnFacts;
};

const examplesPerKind = 5;
const emptyLikeTexts: ReadonlySet<string> = new Set(
  knownEmptyTexts.map((text) => text.toLowerCase()),
);
const longestEmptyLike = Math.max(...knownEmptyTexts.map((text) => text.length));

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Digits with at most one point, and a minus before: the plain shapes that fill most columns. */
const classifyPlain = (text: string): number => {
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  let point = -1;
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 46 && point < 0) {
      point = index;
    } else if (!isDigit(code)) {
      return -1;
    }
  }
  if (text.length === start || (point >= 0 && text.length === start + 1)) {
    return -1;
  }
  if (point < 0) {
    return 0;
  }
  const isOneGroup =
    text.length - point === 4 &&
    point > start &&
    point <= start + 3 &&
    text.charCodeAt(start) !== 48;
  return isOneGroup ? 13 : 1;
};

const hasDigit = /\d/u;
const isIsoDay = /^\d{4}-\d{2}-\d{2}$/u;

/** Looks at every cell of one column and remembers counts and a few examples. */
export const createColumnProfile = (): ColumnProfile => {
  const counts = { blank: 0, filled: 0, leadingZeros: 0, longIntegers: 0, compactDates: 0 };
  let mostDecimals = 0;
  let percents = 0;
  const byShape = numberShapes.map(() => 0);
  const byDateBits = new Array<number>(16).fill(0);
  const emptyLike = new Map<string, number>();
  const currencies = new Map<string, number>();
  const examples = new Map<number, CellExample[]>();
  const distinct = createDistinctCounter();

  const keepExample = (text: string, shape: number, dateBits: number): void => {
    const kind = (shape + 1) * 16 + dateBits;
    const known = examples.get(kind);
    if (known === undefined) {
      examples.set(kind, [{ text, shape, dateBits }]);
    } else if (known.length < examplesPerKind && known.every((example) => example.text !== text)) {
      known.push({ text, shape, dateBits });
    }
  };

  const countKind = (text: string, shape: number, dateBits: number): void => {
    counts.filled += 1;
    distinct.add(hashText(text));
    if (shape >= 0) {
      byShape[shape] = (byShape[shape] ?? 0) + 1;
    }
    byDateBits[dateBits] = (byDateBits[dateBits] ?? 0) + 1;
    keepExample(text, shape, dateBits);
  };

  const noteDecimals = (digits: string): void => {
    const sign = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
    if (sign >= 0) {
      mostDecimals = Math.max(mostDecimals, digits.length - sign - 1);
    }
  };

  const notePlain = (text: string, shape: number): void => {
    if (shape === 1 || shape === 13) {
      mostDecimals = Math.max(mostDecimals, text.length - text.lastIndexOf('.') - 1);
      return;
    }
    const start = text.startsWith('-') ? 1 : 0;
    if (text.charCodeAt(start) === 48 && text.length > start + 1) {
      counts.leadingZeros += 1;
    }
    if (text.length - start >= 16) {
      counts.longIntegers += 1;
    }
  };

  const addText = (raw: string): void => {
    const text = raw.trim();
    if (text === '') {
      counts.blank += 1;
      return;
    }
    if (text.length <= longestEmptyLike && emptyLikeTexts.has(text.toLowerCase())) {
      const folded = text.toLowerCase();
      emptyLike.set(folded, (emptyLike.get(folded) ?? 0) + 1);
      return;
    }
    const plain = classifyPlain(text);
    if (plain >= 0) {
      notePlain(text, plain);
      const dateBits = plain === 0 && text.length === 8 ? classifyDate(text) : 0;
      counts.compactDates += dateBits === 0 ? 0 : 1;
      countKind(text, plain, dateBits);
      return;
    }
    if (!hasDigit.test(text)) {
      countKind(text, -1, 0);
      return;
    }
    const shape = isIsoDay.test(text) ? -1 : classifyNumber(text);
    if (shape >= 0) {
      const parts = splitNumber(text);
      noteDecimals(parts?.digits ?? '');
      percents += parts?.isPercent === true ? 1 : 0;
      if (parts !== null && parts.currency !== '') {
        currencies.set(parts.currency, (currencies.get(parts.currency) ?? 0) + 1);
      }
    }
    countKind(text, shape, classifyDate(text));
  };

  return {
    addText,
    addNumber: (text) => {
      const point = text.includes('e') ? -1 : text.indexOf('.');
      mostDecimals = Math.max(mostDecimals, point < 0 ? 0 : text.length - point - 1);
      countKind(text, 0, 0);
    },
    addDate: (text) => countKind(text, -1, 7),
    facts: () => ({
      ...counts,
      mostDecimals,
      percents,
      byShape,
      byDateBits,
      emptyLike,
      currencies,
      distinct: distinct.read(),
      examples: [...examples.values()].flat(),
    }),
  };
};
