import { sql, type Kysely } from 'kysely';

const record = (
  table: string,
  image: (row: 'old' | 'new') => string,
  event: string,
  id: string,
  [before, after]: readonly ['old' | null, 'new' | null],
): string => `
  CREATE TRIGGER record_${table}_${event}
  AFTER ${event.toUpperCase()} ON ${table}
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES (
      (SELECT step_id FROM edit_recording), '${table}', ${id},
      ${before === null ? 'NULL' : image(before)}, ${after === null ? 'NULL' : image(after)}
    );
  END`;

const triggers = (table: string, columns: readonly string[]): readonly string[] => {
  const image = (row: 'old' | 'new'): string =>
    `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;
  return [
    record(table, image, 'insert', 'new.id', [null, 'new']),
    record(table, image, 'update', 'new.id', ['old', 'new']),
    record(table, image, 'delete', 'old.id', ['old', null]),
  ];
};

/** How the portfolio is looked at, by name, and what a person assumes about effort and errors. */
export async function up(db: Kysely<never>): Promise<void> {
  const statements: readonly string[] = [
    `CREATE TABLE saved_view (
      id TEXT PRIMARY KEY,
      ordinal INTEGER NOT NULL,
      name TEXT NOT NULL,
      view TEXT NOT NULL CHECK (json_valid(view))
    ) STRICT`,
    ...triggers('saved_view', ['id', 'ordinal', 'name', 'view']),
    `CREATE TABLE assumption (
      id TEXT PRIMARY KEY CHECK (id IN ('efforts', 'errors')),
      assumed TEXT NOT NULL CHECK (json_valid(assumed))
    ) STRICT`,
    ...triggers('assumption', ['id', 'assumed']),
  ];
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
