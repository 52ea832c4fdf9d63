import type { Database } from 'better-sqlite3';
import type { CurrencyRates, RateSummary, RateTable } from '#shared/model/rate-table.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RateSetRow } from '../schema.ts';

type StoredRates = RateSetRow & { readonly id: number };

const readSet = (connection: Database): StoredRates | undefined =>
  connection
    .prepare<[], StoredRates>(
      `SELECT rate_set.* FROM rate_set JOIN programme_rates ON programme_rates.rate_set_id = rate_set.id`,
    )
    .get();

// Our own text, checked when it was written.
const currenciesOf = ({ rates }: RateSetRow): readonly CurrencyRates[] =>
  JSON.parse(rates) as readonly CurrencyRates[];

/** The rates that count; null before any were imported. */
export const readRates = (connection: Database): RateTable | null => {
  const row = readSet(connection);
  return row === undefined ? null : { base: row.base, currencies: currenciesOf(row) };
};

/** The rates that an import used. */
export const readRateSet = (connection: Database, id: number): RateTable | null => {
  const row = connection
    .prepare<[number], StoredRates>(`SELECT * FROM rate_set WHERE id = ?`)
    .get(id);
  return row === undefined ? null : { base: row.base, currencies: currenciesOf(row) };
};

const isoDay = (day: number | undefined): string =>
  new Date((day ?? 0) * 86_400_000).toISOString().slice(0, 10);

/** What is shown of the rates that count. */
export const readRateSummary = (connection: Database): RateSummary | null => {
  const row = readSet(connection);
  return row === undefined
    ? null
    : {
        base: row.base,
        fileName: row.file_name,
        importedAt: row.imported_at,
        currencies: currenciesOf(row).map(({ code, days }) => ({
          code,
          rates: days.length,
          from: isoDay(days[0]),
          to: isoDay(days.at(-1)),
        })),
      };
};

/** The number of the rates by which an import with this recipe converts; null where it does not. */
export const rateSetFor = (
  connection: Database,
  { metrics }: Pick<Recipe, 'metrics'>,
): number | null =>
  metrics.every(({ currency }) => currency === undefined)
    ? null
    : (readSet(connection)?.id ?? null);

/** Keeps a table of rates and makes it the one that counts, within a step of undo. */
export const insertRates = (
  connection: Database,
  file: { readonly fileName: string; readonly fileSha256: string; readonly table: RateTable },
  importedAt: string,
): void => {
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO rate_set (base, file_name, file_sha256, imported_at, rates) VALUES (?, ?, ?, ?, ?)`,
    )
    .run(
      file.table.base,
      file.fileName,
      file.fileSha256,
      importedAt,
      JSON.stringify(file.table.currencies),
    );
  connection
    .prepare(
      `INSERT INTO programme_rates (id, rate_set_id) VALUES ('programme', ?)
       ON CONFLICT (id) DO UPDATE SET rate_set_id = excluded.rate_set_id`,
    )
    .run(Number(lastInsertRowid));
};
