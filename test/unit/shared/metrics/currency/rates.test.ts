import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherRates, type RateRow } from '#shared/metrics/currency/gather-rates.ts';
import { meanRate, rateOn } from '#shared/metrics/currency/rate-table.ts';

const row = (rowNumber: number, currency: string, day: number, rate: number): RateRow => ({
  rowNumber,
  currency,
  day,
  rate,
});

describe('a table of rates', () => {
  it('is sorted by currency and day, whatever the order, case and blanks of its rows', () => {
    const rows = [
      row(2, 'usd ', 20, 0.9),
      row(3, 'GBP', 11, 1.2),
      row(4, 'USD', 10.5, 0.8),
      row(5, 'USD', 20, 0.9),
      row(6, 'EUR', 20, 1),
    ];
    expect(gatherRates(rows, 'EUR', 'basePerUnit')).toEqual({
      ok: true,
      value: {
        base: 'EUR',
        currencies: [
          { code: 'GBP', days: [11], rates: [1.2] },
          { code: 'USD', days: [10, 20], rates: [0.8, 0.9] },
        ],
      },
    });
  });

  it('turns rates round that say how many units one of the base is worth', () => {
    const gathered = gatherRates([row(2, 'USD', 1, 1.25)], 'EUR', 'unitsPerBase');
    expect(gathered.ok ? gathered.value.currencies : []).toEqual([
      { code: 'USD', days: [1], rates: [0.8] },
    ]);
  });

  it.each([
    [row(7, 'US', 1, 1), 'a currency of three letters, such as USD', '“US”'],
    [row(7, 'USD', NaN, 1), 'the day of the rate', 'a blank'],
    [row(7, 'USD', 1, NaN), 'a rate above zero', 'a blank'],
    [row(7, 'USD', 1, -2), 'a rate above zero', '-2'],
    [row(7, 'USD', 3, 2), 'one rate of USD a day', 'another one above it for the same day'],
    [row(7, 'EUR', 3, 2), 'a rate of 1 for EUR, the base currency', '2'],
  ])('refuses a row that cannot be', (wrong, expected, found) => {
    const rows = [row(2, 'USD', 3, 1.5), wrong];
    expect(gatherRates(rows, 'EUR', 'basePerUnit')).toEqual({
      ok: false,
      error: { rowNumber: 7, expected, found },
    });
  });

  it('finds the last rate known and the mean as a walk over all days does', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 20 });
    const day = fc.integer({ min: -5, max: 70 });
    fc.assert(
      fc.property(days, day, fc.nat(20), day, (list, asked, within, other) => {
        const sorted = list.toSorted((left, right) => left - right);
        const currency = { code: 'USD', days: sorted, rates: sorted.map((each) => each + 1) };
        let found = NaN;
        for (let back = 0; back <= within && Number.isNaN(found); back += 1) {
          found = sorted.includes(asked - back) ? asked - back + 1 : NaN;
        }
        expect(rateOn(currency, asked, within)).toBe(found);
        const some = sorted.filter((each) => each > asked && each <= other);
        const sum = some.reduce((all, each) => all + each + 1, 0);
        const mean = meanRate(currency, asked, other);
        // Without a rate the mean is NaN, not 0.
        expect(
          some.length === 0 ? Number.isNaN(mean) : Math.abs(mean * some.length - sum) < 1e-9,
        ).toBe(true);
      }),
    );
  });
});
