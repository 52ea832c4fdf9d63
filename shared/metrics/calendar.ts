const msPerDay = 86_400_000;

/** Whole days since 1970-01-01 of an ISO day. */
export const dayOfIso = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / msPerDay;

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

/**
 * Where consecutive periods of `months` months end that close on the as-of day, oldest first: one
 * more bound than periods. Period k holds days after bound k up to and including bound k + 1.
 */
export const periodBounds = (asOf: number, months: number, periods: number): Float64Array =>
  Float64Array.from({ length: periods + 1 }, (_, index) =>
    monthsBefore(asOf, months * (periods - index)),
  );
