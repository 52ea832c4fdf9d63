import { sql, type Kysely } from 'kysely';

/**
 * An import run may read many files of one shape. Row numbers of a run count on from file to file:
 * less its `row_offset`, a row number is the one in its file. Runs so far have one file each.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const statements: readonly string[] = [
    `CREATE TABLE import_file (
      run_id INTEGER NOT NULL REFERENCES import_run (id),
      ordinal INTEGER NOT NULL,
      file_name TEXT NOT NULL,
      file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
      file_bytes INTEGER NOT NULL,
      row_offset INTEGER NOT NULL,
      rows_read INTEGER NOT NULL,
      PRIMARY KEY (run_id, ordinal)
    ) STRICT, WITHOUT ROWID`,
    `INSERT INTO import_file
     SELECT id, 0, file_name, file_sha256, file_bytes, 0, rows_read FROM import_run`,
  ];
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
