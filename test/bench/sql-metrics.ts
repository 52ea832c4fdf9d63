import { openConnection } from '#db/sqlite.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import type { Outcome } from '#shared/metrics/outcome.ts';
import type { RowColumns } from '#shared/metrics/row-columns.ts';

/** One SELECT over the rows of the metric benchmark; each column is named like the metric's code. */
export type SqlReference = {
  /** By metric its numbers, NaN for NULL, by the partners' numbers. */
  readonly run: () => ReadonlyMap<string, readonly number[]>;
  readonly close: () => void;
};

const texts = new Set(['currency', 'state']);

/** The year to the as-of day and the year before it, as days; the year to date of the calendar. */
const selectOf = (asOf: string): string => {
  const last = dayOfIso(asOf);
  const within = (from: string, upTo: number): string =>
    `day >= ${dayOfIso(from)} AND floor(day) <= ${upTo}`;
  const year = within('2025-07-01', last);
  const before = within('2024-07-01', dayOfIso('2025-06-30'));
  const toDate = within('2026-01-01', last);
  const sumOf = (what: string, where: string): string => `sum(CASE WHEN ${where} THEN ${what} END)`;
  const both = 'amount IS NOT NULL AND pieces IS NOT NULL';
  return `SELECT partner,
    ${sumOf('amount', `state = 'won' AND ${year}`)} AS sum,
    ${sumOf('amount * pieces', both)} / ${sumOf('pieces', both)} AS weightedMean,
    count(DISTINCT product) AS "distinct",
    avg(CASE WHEN shipped <= due THEN 1.0 ELSE 0 END) AS share,
    ${sumOf('amount', `${both} AND ${year}`)} / ${sumOf('pieces', `${both} AND ${year}`)} AS ratio,
    ${last} - floor(max(day)) AS recency,
    ${last} - floor(min(day)) AS tenure,
    coalesce(${sumOf('amount', year)}, 0) / ${sumOf('amount', before)} - 1 AS growth,
    ${sumOf('amount', toDate)} / (SELECT sum(amount) FROM line WHERE ${toDate}) AS shareOfTotal
  FROM line GROUP BY partner`;
};

/** The metrics of `selectOf`. */
export const inSql: ReadonlySet<string> = new Set([
  'sum',
  'weightedMean',
  'distinct',
  'share',
  'ratio',
  'recency',
  'tenure',
  'growth',
  'shareOfTotal',
]);

/** The same rows in a table of SQLite that lies in memory. */
export const openReference = async (rows: RowColumns, asOf: string): Promise<SqlReference> => {
  const connection = await openConnection(':memory:');
  const names = [...rows.columns.keys()];
  const typed = names.map((name) => `${name} ${texts.has(name) ? 'TEXT' : 'REAL'}`);
  connection.exec(`CREATE TABLE line (partner INTEGER, ${typed.join(', ')}) STRICT`);
  const insert = connection.prepare(
    `INSERT INTO line VALUES (?, ${names.map(() => '?').join(', ')})`,
  );
  const columns = [...rows.columns.entries()];
  connection.exec('BEGIN');
  rows.partners.forEach((partner, row) => {
    insert.run(
      partner,
      ...columns.map(([name, { cells }]) => {
        const cell = cells[row] ?? NaN;
        return Number.isNaN(cell) ? null : texts.has(name) ? rows.textOf(cell) : cell;
      }),
    );
  });
  connection.exec('COMMIT');
  const select = connection.prepare<[], Readonly<Record<string, number | null>>>(selectOf(asOf));
  return {
    run: () => {
      const found = new Map(
        [...inSql].map((code): [string, number[]] => [
          code,
          new Array<number>(rows.partnerCount).fill(NaN),
        ]),
      );
      for (const row of select.all()) {
        for (const [code, numbers] of found) {
          numbers[row['partner'] ?? 0] = row[code] ?? NaN;
        }
      }
      return found;
    },
    close: () => connection.close(),
  };
};

/** What is timed beside another must say the same: throws where it does not. */
export const assertSame = (
  code: string,
  ours: readonly Outcome[],
  theirs: readonly number[],
): void => {
  ours.forEach((outcome, partner) => {
    const other = theirs[partner] ?? NaN;
    // Where we say why there is no number, SQL says NULL, or 0 of no rows.
    const isSame =
      typeof outcome === 'number'
        ? Math.abs(outcome - other) <= 1e-9 * Math.max(1, Math.abs(other)) ||
          (outcome === 0 && Number.isNaN(other))
        : Number.isNaN(other);
    if (!isSame) {
      throw new Error(`${code} of partner ${partner}: ${outcome}, but SQLite says ${other}`);
    }
  });
};
