import type { CalendarSpan } from '../model/recipe-metric.ts';

/** What a calendar window holds, as it is chosen and told. */
export const calendarNames: Readonly<Record<CalendarSpan, string>> = {
  yearToDate: 'year to date',
  quarterToDate: 'quarter to date',
  lastYear: 'last full year',
  lastQuarter: 'last full quarter',
};
