import { sql, type Kysely } from 'kysely';

const record = (
  image: (row: 'old' | 'new') => string,
  event: string,
  id: string,
  [before, after]: readonly ['old' | null, 'new' | null],
): string => `
  CREATE TRIGGER record_weight_vote_${event}
  AFTER ${event.toUpperCase()} ON weight_vote
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES (
      (SELECT step_id FROM edit_recording), 'weight_vote', ${id},
      ${before === null ? 'NULL' : image(before)}, ${after === null ? 'NULL' : image(after)}
    );
  END`;

/** What each participant of a workshop says of the weights of criteria, by criterion id. */
export async function up(db: Kysely<never>): Promise<void> {
  const columns = ['id', 'ordinal', 'participant', 'weights'];
  const image = (row: 'old' | 'new'): string =>
    `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;
  const statements: readonly string[] = [
    `CREATE TABLE weight_vote (
      id TEXT PRIMARY KEY,
      ordinal INTEGER NOT NULL,
      participant TEXT NOT NULL,
      weights TEXT NOT NULL CHECK (json_valid(weights))
    ) STRICT`,
    record(image, 'insert', 'new.id', [null, 'new']),
    record(image, 'update', 'new.id', ['old', 'new']),
    record(image, 'delete', 'old.id', ['old', null]),
  ];
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
