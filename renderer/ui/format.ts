import { unbroken, withUnit } from './unbroken.ts';

/*
 * Numbers and dates are written by hand, as `Intl` writes them in English: its first use loads tables
 * for longer than a frame while the window starts, and each use takes several times as long.
 */

const groupThousands = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+(?!\d))/gu, ',');

/** A whole number with thousands separators. */
export const formatCount = (value: number): string => formatNumber(value, 0);

/** Whole `10^-decimals` of a number without its sign, half up from its shortest decimal form, as `Intl` counts. */
const unitsOf = (value: number, decimals: number): string => {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const kept = Number(exponent) + 1 + decimals;
  if (kept < 0) return '0';
  const whole = BigInt(digits.slice(0, kept).padEnd(kept, '0'));
  return String(whole + ((digits[kept] ?? '0') < '5' ? 0n : 1n));
};

/** A number with exactly `decimals` decimals and thousands separators, ties away from zero; infinite ones as ∞. */
export const formatNumber = (value: number, decimals: number): string => {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}∞`;
  const text = unitsOf(Math.abs(value), decimals).padStart(decimals + 1, '0');
  const point = text.length - decimals;
  const fraction = decimals === 0 ? '' : `.${text.slice(point)}`;
  return sign + groupThousands(text.slice(0, point)) + fraction;
};

/** A share of 0..1 as a percentage, for the window: a line never ends before its sign. */
export const formatPercent = (share: number, decimals = 1): string =>
  withUnit(formatNumber(share * 100, decimals), '%');

/** So many of so many, on one line. */
export const formatOf = (part: number, whole: number): string =>
  unbroken(`${formatCount(part)} of ${formatCount(whole)}`);

/** A size in the largest unit that keeps it readable. */
export const formatBytes = (bytes: number): string => {
  const units = ['bytes', 'kB', 'MB', 'GB'] as const;
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return withUnit(formatNumber(size, unit === 0 || size >= 100 ? 0 : 1), units[unit] ?? '');
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const dayWords = (year: number, month: number, day: number): string =>
  `${months[month] ?? ''} ${day}, ${year}`;

/** Date of a UTC timestamp, in the time zone of this machine: "Nov 7, 2026". */
export const formatDay = (iso: string): string => {
  const at = new Date(iso);
  return dayWords(at.getFullYear(), at.getMonth(), at.getDate());
};

/** Date and time of a UTC timestamp, in the time zone of this machine: "Nov 7, 2026, 3:04 PM". */
export const formatWhen = (iso: string): string => {
  const at = new Date(iso);
  const hour = at.getHours();
  const minute = String(at.getMinutes()).padStart(2, '0');
  return `${formatDay(iso)}, ${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
};

/** An ISO day, which has no time zone: "Nov 7, 2026". */
export const formatIsoDay = (iso: string): string => {
  const at = new Date(iso);
  return dayWords(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
};
