const msPerDay = 86_400_000;

/** Whole days since 1970-01-01 of an ISO day. */
export const dayOfIso = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / msPerDay;

/** The ISO day of whole days since 1970-01-01. */
export const isoOfDay = (day: number): string =>
  new Date(day * msPerDay).toISOString().slice(0, 10);

/** Days since 1970-01-01 of an ISO day, with the time of day behind it, if any, as the fraction. */
export const dayOfIsoTime = (iso: string): number => {
  const day = dayOfIso(iso.slice(0, 10));
  if (iso.length === 10) {
    return day;
  }
  const [hours = '0', minutes = '0', seconds = '0'] = iso.slice(11).replace('Z', '').split(':');
  return day + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
};

/**
 * The day `months` whole months earlier. The last days of a month become the last day of a shorter
 * one: three months before 31 May is 28 or 29 February.
 */
export const monthsBefore = (day: number, months: number): number => {
  const date = new Date(day * msPerDay);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / msPerDay;
};

/** Months since year 0 of the month in which a day lies. */
const monthOf = (day: number): number => {
  const date = new Date(day * msPerDay);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** The first day of a month counted since year 0. */
const firstDayOf = (month: number): number => Date.UTC(2000, month - 24_000, 1) / msPerDay;

/**
 * How many whole months a day lies before the as-of day: 0 for the month that ends on it. Negative
 * for later days.
 */
export const wholeMonthsBefore = (day: number, asOf: number): number => {
  const months = monthOf(asOf) - monthOf(day);
  return day > monthsBefore(asOf, months) ? months - 1 : months;
};

/** Days after `after`, up to and including `upTo`. */
export type DaySpan = { readonly after: number; readonly upTo: number };

/** The same day so many months earlier; the last day of a month stays the last one. */
const sameDayBefore = (day: number, months: number): number =>
  firstDayOf(monthOf(day) + 1) - 1 === day
    ? firstDayOf(monthOf(day) - months + 1) - 1
    : monthsBefore(day, months);

/**
 * Years (`size` 12) or quarters (3) of the calendar, told from `firstMonth` (1 to 12) of the year: the
 * one of the as-of day up to it, or with `isFull` the last one that is over on it; and the span before
 * it that it is compared with, up to the same day where it is not over.
 */
export const calendarSpan = (
  asOf: number,
  size: 3 | 12,
  isFull: boolean,
  firstMonth: number,
): readonly [before: DaySpan, now: DaySpan] => {
  const startOf = (day: number): number => {
    const month = monthOf(day) - (firstMonth - 1);
    return month - (((month % size) + size) % size) + (firstMonth - 1);
  };
  const start = isFull ? startOf(asOf + 1) - size : startOf(asOf);
  const after = firstDayOf(start) - 1;
  return [
    {
      after: firstDayOf(start - size) - 1,
      upTo: isFull ? after : sameDayBefore(asOf, size),
    },
    { after, upTo: isFull ? firstDayOf(start + size) - 1 : asOf },
  ];
};

/**
 * Where consecutive periods of `months` months end that close on the as-of day, oldest first: one
 * more bound than periods. Period k holds days after bound k up to and including bound k + 1.
 */
export const periodBounds = (asOf: number, months: number, periods: number): Float64Array =>
  Float64Array.from({ length: periods + 1 }, (_, index) =>
    monthsBefore(asOf, months * (periods - index)),
  );
