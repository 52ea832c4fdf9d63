import type { Recipe } from '../model/recipe.ts';

/** How a file writes numbers: its decimal sign, and what stands between groups of three digits. */
export type NumberFormat = Readonly<Pick<Recipe, 'decimal' | 'thousands'>>;

/**
 * What stands around the digits: a sign (also behind: `12-`), accountants' parentheses, a currency
 * sign, a percent sign. `digits` keeps separators and exponent as they were written.
 */
export type NumberParts = {
  readonly digits: string;
  readonly isNegative: boolean;
  readonly isPercent: boolean;
  /** The sign itself, for example `€`; empty where none stands. */
  readonly currency: string;
};

const wrapping =
  /^(?<open>\()?(?<sign1>[-+−])?(?<currency1>\p{Sc})?\s*(?<sign2>[-+−])?(?<digits>[\d.,](?:[\d.,'’\s]*[\d.,])?(?:[eE][-+]?\d{1,3})?)\s*(?<percent>%)?\s*(?<currency2>\p{Sc})?(?<sign3>[-+−])?(?<close>\))?$/u;

/** Splits a text into digits and what stands around them, or null where it cannot be a number. */
export const splitNumber = (text: string): NumberParts | null => {
  const groups = text.length > 400 ? undefined : wrapping.exec(text.trim())?.groups;
  if (groups === undefined) {
    return null;
  }
  const { open, close, sign1, sign2, sign3, currency1, currency2, percent, digits = '' } = groups;
  const signs = [sign1, sign2, sign3].filter((sign) => sign !== undefined);
  const hasParentheses = open !== undefined;
  if (hasParentheses !== (close !== undefined) || signs.length > (hasParentheses ? 0 : 1)) {
    return null;
  }
  if (currency1 !== undefined && currency2 !== undefined) {
    return null;
  }
  const isNegative = hasParentheses || (signs[0] !== undefined && signs[0] !== '+');
  return {
    digits,
    isNegative,
    isPercent: percent !== undefined,
    currency: currency1 ?? currency2 ?? '',
  };
};

/**
 * What a whole number looks like whose digits stand in groups. Every space that typographers put
 * between groups counts as a space, and one number may mix them, as texts from two tools do.
 */
const grouping: Readonly<Record<Exclude<NumberFormat['thousands'], ''>, RegExp>> = {
  ',': /^[1-9]\d{0,2}(?:,\d{3})+$/u,
  '.': /^[1-9]\d{0,2}(?:\.\d{3})+$/u,
  ' ': /^[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+$/u,
  "'": /^[1-9]\d{0,2}(?:['’]\d{3})+$/u,
};

/** True where every group but the first has three digits and nothing but `thousands` before it. */
export const isGrouped = (whole: string, thousands: NumberFormat['thousands']): boolean =>
  thousands !== '' && grouping[thousands].test(whole);

const integerPart = (text: string, format: NumberFormat): string | null => {
  if (/^\d*$/u.test(text)) {
    return text;
  }
  return isGrouped(text, format.thousands) ? text.replaceAll(/\D/gu, '') : null;
};

/**
 * The number that a text stands for, or null where it is none in this format: groups must have three
 * digits, so `1,23` is no number where `,` groups. `12 %` is 0.12, as a spreadsheet computes it;
 * `(5)` and `5-` are −5. Digits beyond the precision of a double are rounded to the nearest.
 */
export const parseNumber = (text: string, format: NumberFormat): number | null => {
  const parts = splitNumber(text);
  if (parts === null || format.decimal === format.thousands) {
    return null;
  }
  const [mantissa = '', exponent = ''] = parts.digits.toLowerCase().split('e');
  const [whole = '', fraction = '', ...rest] = mantissa.split(format.decimal);
  const integer = integerPart(whole, format);
  if (integer === null || rest.length > 0 || !/^\d*$/u.test(fraction)) {
    return null;
  }
  if (integer === '' && fraction === '') {
    return null;
  }
  // Dividing in decimal keeps 7 % the double nearest to 0.07.
  const power = Number(exponent) - (parts.isPercent ? 2 : 0);
  const value = Number(`${integer}.${fraction}e${power}`);
  if (!Number.isFinite(value)) {
    return null;
  }
  return parts.isNegative && value !== 0 ? -value : value;
};
