import type { MetricCurrency } from '../../model/recipe-metric.ts';
import type { CurrencyRates, RateTable } from '../../model/rate-table.ts';
import type { DaySpan } from '../calendar.ts';
import { dayOfIso } from '../calendar.ts';
import { columnOf } from '../conditions.ts';
import type { RowColumns } from '../row-columns.ts';
import { meanRate, rateOn } from './rate-table.ts';

/** Rows by the span of the window in which they fall, and the days of each span. */
type PlacedRows = { readonly spans: readonly DaySpan[]; readonly places: Int16Array };

/** The rate of a row in a currency of the table. */
type RateOfRow = (currency: CurrencyRates, row: number) => number;

const ruleOf = (
  currency: MetricCurrency,
  rows: RowColumns,
  placed: PlacedRows | null,
): RateOfRow => {
  switch (currency.policy) {
    case 'dated': {
      const { cells } = columnOf(rows, currency.date);
      return (rates, row) => rateOn(rates, Math.floor(cells[row] ?? NaN), currency.withinDays);
    }
    case 'frozen': {
      const day = dayOfIso(currency.day);
      return (rates) => rateOn(rates, day, currency.withinDays);
    }
    case 'average': {
      const known = new Map<string, number>();
      return ({ code, ...rates }, row) => {
        const place = placed?.places[row] ?? -1;
        const span = placed?.spans[place];
        const name = `${code} ${place}`;
        const mean =
          known.get(name) ??
          (span === undefined ? NaN : meanRate({ code, ...rates }, span.after, span.upTo));
        known.set(name, mean);
        return mean;
      };
    }
  }
};

/**
 * By row: what one unit of its currency is worth in the base currency, NaN where no rate is known or
 * the cell names no currency. Codes are compared without case. Without a table nothing is known.
 */
export const ratesOfRows = (
  currency: MetricCurrency,
  rows: RowColumns,
  placed: PlacedRows | null,
  table: RateTable | null,
): Float64Array => {
  const { cells } = columnOf(rows, currency.column);
  const byCode = new Map<number, CurrencyRates | 'base' | null>();
  const currencyOf = (cell: number): CurrencyRates | 'base' | null => {
    const known = byCode.get(cell);
    if (known !== undefined) {
      return known;
    }
    const text = rows.textOf(cell).toUpperCase();
    const found =
      text === table?.base ? 'base' : (table?.currencies.find(({ code }) => code === text) ?? null);
    byCode.set(cell, found);
    return found;
  };
  const rateOf = ruleOf(currency, rows, placed);
  return cells.map((cell, row) => {
    const found = Number.isNaN(cell) ? null : currencyOf(cell);
    return found === null ? NaN : found === 'base' ? 1 : rateOf(found, row);
  });
};
