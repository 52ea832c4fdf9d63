import { formatCount } from '#renderer/ui/format.ts';
import { withUnit } from '#renderer/ui/unbroken.ts';
import type { Bill } from '#shared/scoring/bill.ts';

/** An amount in whole units: a bill is an estimate, cents would feign more. */
export const moneyOf = (amount: number): string => formatCount(Math.round(amount));

/** How much more or less, with its sign; "0" where nothing changes to the unit. */
export const differenceOf = (now: number, then: number): string => {
  const difference = Math.round(then) - Math.round(now);
  return difference === 0 ? '0' : `${difference > 0 ? '+' : '−'}${moneyOf(Math.abs(difference))}`;
};

/** The total against the budget, and who is billed the fixed part alone, for reading out. */
export const billSentence = ({ then, budget, unit, withoutMoney }: Bill): string => {
  const amount = (value: number): string => withUnit(moneyOf(value), unit.trim());
  const left = budget === null ? 0 : Math.round(budget) - Math.round(then.total);
  const against =
    budget === null
      ? 'No budget is set.'
      : left < 0
        ? `${amount(-left)} over the budget of ${amount(budget)}.`
        : `${amount(left)} of the budget of ${amount(budget)} is left.`;
  return withoutMoney === 0
    ? against
    : `${against} ${formatCount(withoutMoney)} partners without a number cost the fixed part alone.`;
};
