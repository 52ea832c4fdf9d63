import { sql, type Kysely } from 'kysely';

const columns = [
  'id',
  'department',
  'owner',
  'frequency',
  'confidentiality',
  'system_kind',
  'contact',
] as const;

const image = (row: 'old' | 'new'): string =>
  `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;

const record = (event: string, id: string, before: string, after: string): string => `
  CREATE TRIGGER record_source_registration_${event}
  AFTER ${event.toUpperCase()} ON source_registration
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES ((SELECT step_id FROM edit_recording), 'source_registration', ${id}, ${before}, ${after});
  END`;

/**
 * What a person says about a source. A table of its own, because runs hold on to their source while
 * undoing a registration takes only what was said of it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const statements: readonly string[] = [
    `CREATE TABLE source_registration (
      id INTEGER PRIMARY KEY REFERENCES source (id),
      department TEXT NOT NULL,
      owner TEXT NOT NULL,
      frequency TEXT NOT NULL CHECK (frequency IN (
        'daily', 'businessDaily', 'weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly', 'irregular'
      )),
      confidentiality TEXT NOT NULL CHECK (confidentiality IN ('open', 'internal', 'confidential')),
      system_kind TEXT NOT NULL,
      contact TEXT NOT NULL
    ) STRICT`,
    record('insert', 'new.id', 'NULL', image('new')),
    record('update', 'new.id', image('old'), image('new')),
    record('delete', 'old.id', image('old'), 'NULL'),
  ];
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
