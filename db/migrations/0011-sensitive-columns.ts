import { sql, type Kysely } from 'kysely';

const columns = ['id', 'kind', 'source', 'code', 'level'] as const;

const image = (row: 'old' | 'new'): string =>
  `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;

const record = (event: string, id: string, before: string, after: string): string => `
  CREATE TRIGGER record_sensitivity_mark_${event}
  AFTER ${event.toUpperCase()} ON sensitivity_mark
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES ((SELECT step_id FROM edit_recording), 'sensitivity_mark', ${id}, ${before}, ${after});
  END`;

/** What a person says of sensitive values, and the list of what was written with them. */
export async function up(db: Kysely<never>): Promise<void> {
  const statements: readonly string[] = [
    `CREATE TABLE sensitivity_mark (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('column', 'metric', 'attribute')),
      source TEXT NOT NULL,
      code TEXT NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('open', 'confidential', 'personal'))
    ) STRICT`,
    record('insert', 'new.id', 'NULL', image('new')),
    record('update', 'new.id', image('old'), image('new')),
    record('delete', 'old.id', image('old'), 'NULL'),
    // Never undone: what was written is in the world.
    `CREATE TABLE sensitive_export (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      what TEXT NOT NULL,
      target TEXT NOT NULL,
      names TEXT NOT NULL CHECK (json_valid(names))
    ) STRICT`,
  ];
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
