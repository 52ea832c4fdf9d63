import { z } from 'zod';

/** Three letters of ISO 4217, such as `EUR`. */
export const currencyCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/u);

/** The rates of one currency: `rates[i]` units of the base currency for one of its own on `days[i]`. */
export type CurrencyRates = {
  readonly code: string;
  /** Days since 1970-01-01, ascending, each once. */
  readonly days: readonly number[];
  /** Greater than zero. */
  readonly rates: readonly number[];
};

/** What amounts are worth in the base currency of the programme, which itself is always worth 1. */
export type RateTable = { readonly base: string; readonly currencies: readonly CurrencyRates[] };

/** How a file of rates writes them: base for one unit, or units for one of the base (as central banks do). */
export const rateQuotes = ['basePerUnit', 'unitsPerBase'] as const;
export type RateQuote = (typeof rateQuotes)[number];

/** What is shown of the rates that count. */
export type RateSummary = {
  readonly base: string;
  readonly fileName: string;
  /** UTC ISO 8601. */
  readonly importedAt: string;
  readonly currencies: readonly {
    readonly code: string;
    readonly rates: number;
    /** ISO days. */
    readonly from: string;
    readonly to: string;
  }[];
};

/** A line or sheet row; of several files that were read as one, with the file's name. */
export type RowPlace = { readonly rowNumber: number; readonly fileName?: string };

/** Rows of one metric whose amounts have no rate: nothing is guessed for them. */
export type RateGap = {
  readonly metric: string;
  /** As the file writes it; '' for a blank cell. */
  readonly currency: string;
  readonly rows: number;
  /** The first of them in the order of the files, at most 20. */
  readonly first: readonly RowPlace[];
};
