import { describe, expect, it } from 'vitest';
import { billSentence, differenceOf } from '#renderer/tiers/bill-words.ts';

const bill = {
  now: { byTier: [], total: 3100 },
  then: { byTier: [], total: 3900.4 },
  budget: 5000,
  withoutMoney: 0,
  unit: 'EUR',
};

describe('the bill in words', () => {
  it('says what is left of the budget, or by how much it is exceeded', () => {
    expect([
      billSentence(bill),
      billSentence({ ...bill, budget: 3000, withoutMoney: 1200 }),
      billSentence({ ...bill, budget: null }),
    ]).toEqual([
      '1,100\u00a0EUR of the budget of 5,000\u00a0EUR is left.',
      '900\u00a0EUR over the budget of 3,000\u00a0EUR. 1,200 partners without a number cost the fixed part alone.',
      'No budget is set.',
    ]);
  });

  it('shows a difference that fits the amounts beside it', () => {
    expect([differenceOf(10.4, 10.6), differenceOf(12, 10), differenceOf(0.4, 0.1)]).toEqual([
      '+1',
      '−2',
      '0',
    ]);
  });
});
