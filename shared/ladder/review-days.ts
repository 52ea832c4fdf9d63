import type { ReplayPlan } from '../model/ladder-history.ts';

const msPerDay = 86_400_000;

/** The last day of a month that is counted since year 0. */
const lastDayOf = (month: number): number => Date.UTC(2000, month - 24_000 + 1, 0) / msPerDay;

/**
 * The ends of months, quarters, half-years or years of the calendar between two days, the newest of them
 * at most `reviews` in number, ascending, in days since 1970-01-01. A span that ends within a period
 * closes with its own last day: what is known now is the newest review.
 */
export const reviewDays = (
  { months, reviews }: ReplayPlan,
  span: { readonly from: number; readonly to: number },
): readonly number[] => {
  const end = new Date(span.to * msPerDay);
  const month = end.getUTCFullYear() * 12 + end.getUTCMonth();
  let close = month - (month % months) + months - 1;
  const days: number[] = [];
  if (lastDayOf(close) !== span.to) {
    days.push(span.to);
    close -= months;
  }
  while (days.length < reviews && lastDayOf(close) >= span.from) {
    days.push(lastDayOf(close));
    close -= months;
  }
  return days.slice(0, reviews).reverse();
};
