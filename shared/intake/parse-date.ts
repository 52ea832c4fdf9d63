import type { DateOrder } from '../model/recipe.ts';

/** Orders in which a text is a date, as bits; a text such as `03/04/2026` fits two. */
export const dateOrderBits = { ymd: 1, dmy: 2, mdy: 4 } as const satisfies Record<
  DateOrder,
  number
>;

/** Set where only the two-digit year keeps a text from being a date. */
export const twoDigitYearBit = 8;

const allOrders = 7;

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const longMonthNames =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

const clock =
  /^(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s*(?<half>[AaPp]\.?[Mm]\.?)?\s*(?<zone>Z|[-+]\d{2}:?\d{2})?$/u;
const yearFirst = /^(?<a>\d{4})(?<sign>[-/.])(?<b>\d{1,2}|[A-Za-z]{3,9})\k<sign>(?<c>\d{1,2})$/u;
const yearLast =
  /^(?<a>\d{1,2}|[A-Za-z]{3,9})(?<sign>[-/.]|,? )(?<b>\d{1,2}|[A-Za-z]{3,9})(?:[-/.]|,? )(?<c>\d{4}|\d{2})$/u;
const compact = /^(?<a>\d{4})(?<b>\d{2})(?<c>\d{2})$/u;

type Parts = {
  readonly kind: 'yearFirst' | 'yearLast';
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly time: string;
};

const splitDate = (text: string): Parts | null => {
  if (text.length > 60) {
    return null;
  }
  const trimmed = text.trim();
  const cut = /[T ]+(?=\d{1,2}:)/u.exec(trimmed);
  const day = cut === null ? trimmed : trimmed.slice(0, cut.index);
  const time = cut === null ? '' : trimmed.slice(cut.index + cut[0].length);
  const first = (yearFirst.exec(day) ?? compact.exec(day))?.groups;
  if (first !== undefined) {
    return {
      kind: 'yearFirst',
      a: first['a'] ?? '',
      b: first['b'] ?? '',
      c: first['c'] ?? '',
      time,
    };
  }
  const last = yearLast.exec(day)?.groups;
  return last === undefined
    ? null
    : { kind: 'yearLast', a: last['a'] ?? '', b: last['b'] ?? '', c: last['c'] ?? '', time };
};

const monthOf = (text: string): number => {
  if (/^\d/u.test(text)) {
    return Number(text);
  }
  const name = text.toLowerCase();
  return Math.max(monthNames.indexOf(name), longMonthNames.indexOf(name)) + 1;
};

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const isoDay = (year: number, month: number, day: number): string | null =>
  year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
    : null;

const dayIn = ({ kind, a, b, c }: Parts, order: DateOrder): string | null => {
  if (kind === 'yearFirst') {
    return isoDay(Number(a), monthOf(b), Number(c));
  }
  if (order === 'ymd' || c.length !== 4) {
    return null;
  }
  const [day, month] = order === 'dmy' ? [a, b] : [b, a];
  return /^\d+$/u.test(day) ? isoDay(Number(c), monthOf(month), Number(day)) : null;
};

const offsetMinutes = (zone: string): number => {
  if (zone === 'Z') {
    return 0;
  }
  const digits = zone.replaceAll(/\D/gu, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
};

/** Midnight is the day itself; a time with a zone becomes UTC with milliseconds. */
const withTime = (day: string, time: string): string | null => {
  if (time === '') {
    return day;
  }
  const groups = clock.exec(time)?.groups;
  if (groups === undefined) {
    return null;
  }
  const { half, zone } = groups;
  let hour = Number(groups['hour']);
  const minute = Number(groups['minute']);
  const second = Number(groups['second'] ?? '0');
  const fraction = (groups['fraction'] ?? '').replace(/0+$/u, '');
  if (half !== undefined) {
    if (hour < 1 || hour > 12) {
      return null;
    }
    hour = (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) {
    return null;
  }
  const clockText = `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}`;
  if (zone !== undefined) {
    const local = Date.parse(`${day}T${clockText}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
    return new Date(local - offsetMinutes(zone) * 60_000).toISOString();
  }
  if (clockText === '00:00:00' && fraction === '') {
    return day;
  }
  return `${day}T${clockText}${fraction === '' ? '' : `.${fraction}`}`;
};

/**
 * A date as ISO 8601 (`2026-03-31`, or `2026-03-31T14:05:00` where a time stands behind it), or
 * null. A year that stands first is read in every order, because nobody writes year, day, month.
 * Two-digit years and days that do not exist are refused. Months may be English names.
 */
export const parseDate = (text: string, order: DateOrder): string | null => {
  const parts = splitDate(text);
  const day = parts === null ? null : dayIn(parts, order);
  return parts === null || day === null ? null : withTime(day, parts.time);
};

/** The `dateOrderBits` in which `parseDate` reads the text, or `twoDigitYearBit`, or 0. */
export const classifyDate = (text: string): number => {
  const parts = splitDate(text);
  if (parts === null || withTime('2000-01-01', parts.time) === null) {
    return 0;
  }
  if (parts.kind === 'yearFirst') {
    return dayIn(parts, 'ymd') === null ? 0 : allOrders;
  }
  const full = parts.c.length === 4 ? parts : { ...parts, c: `20${parts.c}` };
  const bits =
    (dayIn(full, 'dmy') === null ? 0 : dateOrderBits.dmy) |
    (dayIn(full, 'mdy') === null ? 0 : dateOrderBits.mdy);
  return full === parts || bits === 0 ? bits : twoDigitYearBit;
};
