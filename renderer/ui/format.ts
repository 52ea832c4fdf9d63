import { lazily } from '#shared/lazily.ts';

const count = lazily(() => new Intl.NumberFormat('en', { maximumFractionDigits: 0 }));
const day = lazily(() => new Intl.DateTimeFormat('en', { dateStyle: 'medium' }));
const isoDay = lazily(
  () => new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }),
);
const when = lazily(
  () => new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }),
);

const numbers = new Map<number, Intl.NumberFormat>();

/** A whole number with thousands separators. */
export const formatCount = (value: number): string => count().format(value);

/** A number with exactly `decimals` decimals. */
export const formatNumber = (value: number, decimals: number): string => {
  let format = numbers.get(decimals);
  if (format === undefined) {
    format = new Intl.NumberFormat('en', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    numbers.set(decimals, format);
  }
  return format.format(value);
};

/** A share of 0..1 as a percentage. */
export const formatPercent = (share: number, decimals = 1): string =>
  `${formatNumber(share * 100, decimals)} %`;

/** A size in the largest unit that keeps it readable. */
export const formatBytes = (bytes: number): string => {
  const units = ['bytes', 'kB', 'MB', 'GB'] as const;
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${formatNumber(size, unit === 0 || size >= 100 ? 0 : 1)} ${units[unit] ?? ''}`;
};

/** Date and time of a UTC timestamp, in the time zone of this machine. */
export const formatWhen = (iso: string): string => when().format(new Date(iso));

/** Date of a UTC timestamp, in the time zone of this machine. */
export const formatDay = (iso: string): string => day().format(new Date(iso));

/** An ISO day, which has no time zone. */
export const formatIsoDay = (iso: string): string => isoDay().format(new Date(iso));
