import type { CurrencyRates } from '../../model/rate-table.ts';
import { compensatedSum } from '../../statistics/compensated-sum.ts';

/** Place of the last day up to and including `day`, or -1. */
const lastUpTo = (days: readonly number[], day: number): number => {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? Infinity) <= day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
};

/** The rate of the day, or the last one known at most `withinDays` days before it; NaN for none. */
export const rateOn = ({ days, rates }: CurrencyRates, day: number, withinDays: number): number => {
  const place = lastUpTo(days, day);
  return place >= 0 && day - (days[place] ?? -Infinity) <= withinDays ? (rates[place] ?? NaN) : NaN;
};

/** The mean of the rates of the days after `after`, up to and including `upTo`; NaN for none. */
export const meanRate = ({ days, rates }: CurrencyRates, after: number, upTo: number): number => {
  const some = rates.slice(lastUpTo(days, after) + 1, lastUpTo(days, upTo) + 1);
  return some.length === 0 ? NaN : compensatedSum(some) / some.length;
};
