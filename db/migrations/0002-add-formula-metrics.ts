import { sql, type Kysely } from 'kysely';

const image = (row: 'old' | 'new'): string =>
  `json_object(${[
    'id',
    'ordinal',
    'code',
    'name',
    'formula',
    'unit',
    'decimals',
    'higher_is_better',
  ]
    .map((column) => `'${column}', ${row}.${column}`)
    .join(', ')})`;

const record = (event: string, id: string, before: string, after: string): string => `
  CREATE TRIGGER record_formula_metric_${event} AFTER ${event.toUpperCase()} ON formula_metric
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES ((SELECT step_id FROM edit_recording), 'formula_metric', ${id}, ${before}, ${after});
  END`;

/** Metrics that follow from others by a formula; undone and redone like the model. */
export async function up(db: Kysely<never>): Promise<void> {
  const statements = [
    `CREATE TABLE formula_metric (
      id TEXT PRIMARY KEY,
      ordinal INTEGER NOT NULL,
      code TEXT NOT NULL CHECK (length(code) > 0),
      name TEXT NOT NULL,
      formula TEXT NOT NULL,
      unit TEXT NOT NULL,
      decimals INTEGER NOT NULL,
      higher_is_better INTEGER NOT NULL CHECK (higher_is_better IN (0, 1))
    ) STRICT`,
    record('insert', 'new.id', 'NULL', image('new')),
    record('update', 'new.id', image('old'), image('new')),
    record('delete', 'old.id', image('old'), 'NULL'),
  ];
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
