import { assertNever } from '../invariant.ts';
import type { Frequency } from '../model/source.ts';

const msPerDay = 86_400_000;
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const addDays = (day: string, days: number): string => isoDay(Date.parse(day) + days * msPerDay);

/** A day that the month does not have becomes its last: a month after 31 January is 28 February. */
const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, last)));
};

/** Saturdays and Sundays deliver nothing; holidays differ by country and are not known here. */
const addBusinessDay = (day: string): string => {
  const next = addDays(day, 1);
  const weekday = new Date(Date.parse(next)).getUTCDay();
  return weekday === 6 ? addDays(next, 2) : weekday === 0 ? addDays(next, 1) : next;
};

/**
 * The day (ISO, UTC) by which the next delivery is expected after one that came at `last` (UTC ISO
 * 8601 time); null for an irregular source.
 */
export const nextDue = (last: string, frequency: Frequency): string | null => {
  const day = last.slice(0, 10);
  switch (frequency) {
    case 'daily':
      return addDays(day, 1);
    case 'businessDaily':
      return addBusinessDay(day);
    case 'weekly':
      return addDays(day, 7);
    case 'monthly':
      return addMonths(day, 1);
    case 'quarterly':
      return addMonths(day, 3);
    case 'halfYearly':
      return addMonths(day, 6);
    case 'yearly':
      return addMonths(day, 12);
    case 'irregular':
      return null;
    default:
      return assertNever(frequency, 'frequency');
  }
};

/** Whole days by which `today` (ISO day) is past `due`; 0 on the day itself and before. */
export const daysOverdue = (due: string, today: string): number =>
  Math.max(0, Math.round((Date.parse(today) - Date.parse(due)) / msPerDay));
