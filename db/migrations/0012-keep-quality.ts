import { sql, type Kysely } from 'kysely';

const tables = [
  { name: 'quality_thresholds', columns: ['id', 'thresholds'] },
  { name: 'quality_note', columns: ['id', 'sentence', 'note', 'at'] },
  { name: 'control_total', columns: ['id', 'run_id', 'said'] },
] as const;

const record = ({ name, columns }: (typeof tables)[number]): readonly string[] => {
  const image = (row: 'old' | 'new'): string =>
    `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;
  return (
    [
      ['insert', 'new', 'NULL', image('new')],
      ['update', 'new', image('old'), image('new')],
      ['delete', 'old', image('old'), 'NULL'],
    ] as const
  ).map(
    ([event, row, before, after]) => `
  CREATE TRIGGER record_${name}_${event} AFTER ${event.toUpperCase()} ON ${name}
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES ((SELECT step_id FROM edit_recording), '${name}', ${row}.id, ${before}, ${after});
  END`,
  );
};

const statements: readonly string[] = [
  `CREATE TABLE quality_thresholds (
    id TEXT PRIMARY KEY CHECK (id = 'programme'),
    thresholds TEXT NOT NULL CHECK (json_valid(thresholds))
  ) STRICT`,
  // The id is that of the finding: what was said of it stays when it no longer holds.
  `CREATE TABLE quality_note (
    id TEXT PRIMARY KEY,
    sentence TEXT NOT NULL,
    note TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE control_total (
    id TEXT PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
    said TEXT NOT NULL CHECK (json_valid(said))
  ) STRICT`,
  ...tables.flatMap(record),
];

/** Thresholds of data quality, what was said of its alerts, and control totals of imports. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
