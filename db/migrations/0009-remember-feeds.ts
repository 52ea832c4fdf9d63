import { sql, type Kysely } from 'kysely';

const columns = ['id', 'folder', 'pattern', 'takes'] as const;

const image = (row: 'old' | 'new'): string =>
  `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;

const record = (event: string, id: string, before: string, after: string): string => `
  CREATE TRIGGER record_source_feed_${event}
  AFTER ${event.toUpperCase()} ON source_feed
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES ((SELECT step_id FROM edit_recording), 'source_feed', ${id}, ${before}, ${after});
  END`;

/** Where the files of a source are put, and what an import changed against the one before. */
export async function up(db: Kysely<never>): Promise<void> {
  const statements: readonly string[] = [
    `CREATE TABLE source_feed (
      id INTEGER PRIMARY KEY REFERENCES source (id),
      folder TEXT NOT NULL,
      pattern TEXT NOT NULL,
      takes TEXT NOT NULL CHECK (takes IN ('all', 'last'))
    ) STRICT`,
    record('insert', 'new.id', 'NULL', image('new')),
    record('update', 'new.id', image('old'), image('new')),
    record('delete', 'old.id', image('old'), 'NULL'),
    // JSON; null for the first import of a source and for those of older versions.
    `ALTER TABLE import_run ADD COLUMN changes TEXT CHECK (changes IS NULL OR json_valid(changes))`,
  ];
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
