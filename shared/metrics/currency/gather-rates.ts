import { err, ok, type Result } from '../../result.ts';
import type { CurrencyRates, RateQuote, RateTable } from '../../model/rate-table.ts';

/** One row of a file of rates. */
export type RateRow = {
  /** Line or sheet row. */
  readonly rowNumber: number;
  readonly currency: string;
  /** Days since 1970-01-01, NaN for a blank. */
  readonly day: number;
  /** NaN for a blank. */
  readonly rate: number;
};

/** The first row that a table of rates cannot have. */
export type RateFault = {
  readonly rowNumber: number;
  readonly expected: string;
  readonly found: string;
};

const faultOf = ({ rowNumber, currency, day, rate }: RateRow): RateFault | null => {
  const fault = (expected: string, found: string): RateFault => ({ rowNumber, expected, found });
  if (!/^[A-Z]{3}$/u.test(currency)) {
    return fault('a currency of three letters, such as USD', `“${currency}”`);
  }
  if (Number.isNaN(day)) {
    return fault('the day of the rate', 'a blank');
  }
  return rate > 0 && Number.isFinite(rate) && Number.isFinite(1 / rate)
    ? null
    : fault('a rate above zero', Number.isNaN(rate) ? 'a blank' : String(rate));
};

/**
 * A table of rates from the rows of a file: in the order of days, a row that says the same twice
 * counting once. A currency with two rates on one day is refused: which of them is right is not
 * guessed. Rows of the base currency must say 1.
 */
export const gatherRates = (
  rows: readonly RateRow[],
  base: string,
  quote: RateQuote,
): Result<RateTable, RateFault> => {
  const byCurrency = new Map<string, Map<number, number>>();
  for (const row of rows) {
    const cleaned = {
      ...row,
      currency: row.currency.trim().toUpperCase(),
      day: Math.floor(row.day),
    };
    const fault = faultOf(cleaned);
    if (fault !== null) {
      return err(fault);
    }
    const { rowNumber, currency, day } = cleaned;
    const rate = quote === 'basePerUnit' ? row.rate : 1 / row.rate;
    if (currency === base) {
      if (rate !== 1) {
        return err({
          rowNumber,
          expected: `a rate of 1 for ${base}, the base currency`,
          found: String(row.rate),
        });
      }
      continue;
    }
    const days = byCurrency.get(currency) ?? new Map<number, number>();
    byCurrency.set(currency, days);
    if ((days.get(day) ?? rate) !== rate) {
      return err({
        rowNumber,
        expected: `one rate of ${currency} a day`,
        found: 'another one above it for the same day',
      });
    }
    days.set(day, rate);
  }
  const currencies = [...byCurrency]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([code, days]): CurrencyRates => {
      const sorted = [...days].sort(([left], [right]) => left - right);
      return { code, days: sorted.map(([day]) => day), rates: sorted.map(([, rate]) => rate) };
    });
  return ok({ base, currencies });
};
