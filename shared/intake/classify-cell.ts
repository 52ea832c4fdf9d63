import { classifyNumber, numberShapes } from './classify-number.ts';
import { knownEmptyTexts } from './empty-texts.ts';
import { classifyDate } from './parse-date.ts';
import { splitNumber } from './parse-number.ts';

/** What one text of a file can be, before a format is chosen. */
export type CellClass = {
  readonly isBlank: boolean;
  /** The lower-case form of a text that often means "no value", or null. */
  readonly emptyLike: string | null;
  /** Index into `numberShapes`, or -1. */
  readonly shape: number;
  /** Bits of `classifyDate`. */
  readonly dateBits: number;
  readonly hasLeadingZero: boolean;
  /** A whole number of 16 and more digits, which a double would round. */
  readonly isLongInteger: boolean;
  readonly decimals: number;
  readonly isPercent: boolean;
  readonly currency: string;
};

const words: CellClass = {
  isBlank: false,
  emptyLike: null,
  shape: -1,
  dateBits: 0,
  hasLeadingZero: false,
  isLongInteger: false,
  decimals: 0,
  isPercent: false,
  currency: '',
};

/** A cell with nothing but blanks. */
export const blankCell: CellClass = { ...words, isBlank: true };
/** A date that starts with its year, and a workbook's date. */
export const dateCell: CellClass = { ...words, dateBits: 7 };

const plainIntegerShape = 0;
const plainDecimalShape = 1;
const onePointGroupShape = numberShapes.findIndex((shape) => shape.either === '.');

/** A number of digits with at most one point, neither with a zero in front nor of 16 digits. */
export const plainNumberCell = (
  digitsBeforePoint: number,
  decimals: number,
  startsWithZero: boolean,
): CellClass => {
  const isOneGroup =
    decimals === 3 && digitsBeforePoint >= 1 && digitsBeforePoint <= 3 && !startsWithZero;
  return {
    ...words,
    shape: isOneGroup ? onePointGroupShape : decimals === 0 ? plainIntegerShape : plainDecimalShape,
    decimals,
  };
};

const emptyLikeTexts: ReadonlySet<string> = new Set(
  knownEmptyTexts.map((text) => text.toLowerCase()),
);
const longestEmptyLike = Math.max(...knownEmptyTexts.map((text) => text.length));

const hasDigit = /\d/u;
const wholeNumber = /^-?\d+$/u;

const countDecimals = (digits: string): number => {
  const mantissa = digits.split(/[eE]/u)[0] ?? '';
  const sign = Math.max(mantissa.lastIndexOf('.'), mantissa.lastIndexOf(','));
  return sign < 0 ? 0 : mantissa.length - sign - 1;
};

/** Says of a text what it can be. */
export const classifyCell = (raw: string): CellClass => {
  const text = raw.trim();
  if (text === '') {
    return blankCell;
  }
  if (text.length <= longestEmptyLike && emptyLikeTexts.has(text.toLowerCase())) {
    return { ...words, emptyLike: text.toLowerCase() };
  }
  if (!hasDigit.test(text)) {
    return words;
  }
  const dateBits = classifyDate(text);
  const shape = classifyNumber(text);
  if (shape < 0) {
    return { ...words, dateBits };
  }
  const parts = splitNumber(text);
  const isWhole = wholeNumber.test(text);
  return {
    ...words,
    shape,
    dateBits,
    hasLeadingZero: isWhole && /^-?0\d/u.test(text),
    isLongInteger: isWhole && text.replace('-', '').length >= 16,
    decimals: countDecimals(parts?.digits ?? ''),
    isPercent: parts?.isPercent ?? false,
    currency: parts?.currency ?? '',
  };
};
