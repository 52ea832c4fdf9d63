import { isGrouped, parseNumber, splitNumber, type NumberFormat } from './parse-number.ts';

/**
 * Which formats can read a number. `decimal` and `thousands` are the signs that certainly stand in
 * it; `either` is the sign of a text such as `1,234`, which groups in one format and divides in
 * another.
 */
export type NumberShape = {
  readonly decimal: '.' | ',' | null;
  readonly thousands: ',' | '.' | ' ' | "'" | null;
  readonly either: '.' | ',' | null;
};

const shape = (
  decimal: NumberShape['decimal'],
  thousands: NumberShape['thousands'],
  either: NumberShape['either'] = null,
): NumberShape => ({ decimal, thousands, either });

/** All shapes there are; statistics count by index into this list. */
export const numberShapes: readonly NumberShape[] = [
  shape(null, null),
  shape('.', null),
  shape(',', null),
  shape(null, ','),
  shape(null, '.'),
  shape(null, ' '),
  shape(null, "'"),
  shape('.', ','),
  shape('.', ' '),
  shape('.', "'"),
  shape(',', '.'),
  shape(',', ' '),
  shape(',', "'"),
  shape(null, null, '.'),
  shape(null, null, ','),
];

const indexOfShape = (wanted: NumberShape): number =>
  numberShapes.findIndex(
    (candidate) =>
      candidate.decimal === wanted.decimal &&
      candidate.thousands === wanted.thousands &&
      candidate.either === wanted.either,
  );

/** True where `parseNumber` reads texts of this shape in this format. */
export const fitsFormat = (candidate: NumberShape, format: NumberFormat): boolean =>
  (candidate.decimal === null || candidate.decimal === format.decimal) &&
  (candidate.thousands === null || candidate.thousands === format.thousands) &&
  (candidate.either === null ||
    candidate.either === format.decimal ||
    candidate.either === format.thousands);

const thousandsOf = (sign: string): NonNullable<NumberShape['thousands']> => {
  switch (sign) {
    case ',':
    case '.':
      return sign;
    case "'":
    case '’':
      return "'";
    default:
      return ' ';
  }
};

const groupSign = (whole: string): NumberShape['thousands'] | undefined => {
  const sign = /\D/u.exec(whole)?.[0];
  if (sign === undefined) {
    return null;
  }
  const thousands = thousandsOf(sign);
  return isGrouped(whole, thousands) ? thousands : undefined;
};

const classifyMantissa = (mantissa: string): NumberShape | null => {
  const sign = Math.max(mantissa.lastIndexOf('.'), mantissa.lastIndexOf(','));
  if (/^[1-9]\d{0,2}[.,]\d{3}$/u.test(mantissa)) {
    return shape(null, null, mantissa[sign] === '.' ? '.' : ',');
  }
  const whole = groupSign(mantissa);
  if (whole !== undefined) {
    return mantissa === '' ? null : shape(null, whole);
  }
  if (sign < 0 || !/^\d*$/u.test(mantissa.slice(sign + 1))) {
    return null;
  }
  const thousands = groupSign(mantissa.slice(0, sign));
  const decimal = mantissa[sign] === '.' ? '.' : ',';
  return thousands === undefined || thousands === decimal || mantissa.length === 1
    ? null
    : shape(decimal, thousands);
};

/** Exponents and very long numbers can be too large for a double; then no format reads them. */
const isTooLarge = (text: string, digits: string, found: NumberShape): boolean => {
  if (digits.length < 300 && !/[eE]/u.test(digits)) {
    return false;
  }
  const thousands = found.thousands ?? '';
  const decimal = found.decimal ?? found.either ?? (thousands === '.' ? ',' : '.');
  return parseNumber(text, { decimal, thousands }) === null;
};

/** Index into `numberShapes`, or -1 where the text is no number in any format. */
export const classifyNumber = (text: string): number => {
  const parts = splitNumber(text);
  if (parts === null) {
    return -1;
  }
  const found = classifyMantissa(parts.digits.split(/[eE]/u)[0] ?? '');
  return found === null || isTooLarge(text, parts.digits, found) ? -1 : indexOfShape(found);
};
