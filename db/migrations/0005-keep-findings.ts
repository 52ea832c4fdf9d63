import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  // What an import did with rows and cells that are not simply data, as JSON.
  `ALTER TABLE import_run ADD COLUMN findings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(findings))`,
  `CREATE TABLE left_out_row (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES import_run (id),
    row_number INTEGER NOT NULL,
    reason TEXT NOT NULL,
    cells TEXT NOT NULL CHECK (json_valid(cells))
  ) STRICT`,
  `CREATE INDEX left_out_row_by_run ON left_out_row (run_id)`,
  `CREATE TABLE cell_issue (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES import_run (id),
    row_number INTEGER NOT NULL,
    header TEXT NOT NULL,
    text TEXT NOT NULL,
    taken TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX cell_issue_by_run ON cell_issue (run_id)`,
];

/** Rows that were left out, cells that a rule settled, and what was found, are kept with their run. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
