import { sql, type Kysely } from 'kysely';

const image = (row: 'old' | 'new'): string =>
  `json_object('id', ${row}.id, 'rate_set_id', ${row}.rate_set_id)`;

const record = (event: 'insert' | 'update' | 'delete', before: string, after: string): string => `
  CREATE TRIGGER record_programme_rates_${event} AFTER ${event.toUpperCase()} ON programme_rates
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES (
      (SELECT step_id FROM edit_recording), 'programme_rates',
      ${event === 'delete' ? 'old' : 'new'}.id, ${before}, ${after}
    );
  END`;

const statements: readonly string[] = [
  // Never changed: an import names the rates that it used, also after newer ones came.
  `CREATE TABLE rate_set (
    id INTEGER PRIMARY KEY,
    base TEXT NOT NULL CHECK (length(base) = 3),
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
    imported_at TEXT NOT NULL,
    rates TEXT NOT NULL CHECK (json_valid(rates))
  ) STRICT`,
  `CREATE TABLE programme_rates (
    id TEXT PRIMARY KEY CHECK (id = 'programme'),
    rate_set_id INTEGER NOT NULL REFERENCES rate_set (id)
  ) STRICT`,
  `ALTER TABLE import_run ADD COLUMN rate_set_id INTEGER REFERENCES rate_set (id)`,
  record('insert', 'NULL', image('new')),
  record('update', image('old'), image('new')),
  record('delete', image('old'), 'NULL'),
];

/** Rates of currencies: tables as they were imported, the one that counts, and which a run used. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
