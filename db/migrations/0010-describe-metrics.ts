import { sql, type Kysely } from 'kysely';

const image = (row: 'old' | 'new'): string =>
  `json_object('id', ${row}.id, 'details', ${row}.details)`;

const record = (event: string, id: string, before: string, after: string): string => `
  CREATE TRIGGER record_metric_details_${event}
  AFTER ${event.toUpperCase()} ON metric_details
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES ((SELECT step_id FROM edit_recording), 'metric_details', ${id}, ${before}, ${after});
  END`;

const statements: readonly string[] = [
  // The id is the code of the metric: metrics come and go with imports, what is said of them stays.
  `CREATE TABLE metric_details (
    id TEXT PRIMARY KEY,
    details TEXT NOT NULL CHECK (json_valid(details))
  ) STRICT`,
  record('insert', 'new.id', 'NULL', image('new')),
  record('update', 'new.id', image('old'), image('new')),
  record('delete', 'old.id', image('old'), 'NULL'),
];

/** What the catalogue says of metrics, over what their recipes say. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
