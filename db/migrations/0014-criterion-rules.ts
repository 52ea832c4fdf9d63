import { sql, type Kysely } from 'kysely';

/** The tables that get rules, with the columns that a row image of the undo log holds from now on. */
const tables = {
  dimension: ['id', 'ordinal', 'name', 'description', 'weight', 'locked', 'rules'],
  criterion: [
    'id',
    'dimension_id',
    'ordinal',
    'name',
    'metric_code',
    'weight',
    'locked',
    'value_function',
    'rules',
  ],
} as const;

// SQLite prints a REAL in JSON with 15 digits; a double needs 17 to come back as it was.
const field = (row: 'old' | 'new', column: string): string =>
  column === 'weight' ? `printf('%!.17g', ${row}.weight)` : `${row}.${column}`;

const image = (row: 'old' | 'new', columns: readonly string[]): string =>
  `json_object(${columns.map((column) => `'${column}', ${field(row, column)}`).join(', ')})`;

const recordChange = (table: string, columns: readonly string[]): readonly string[] => {
  const record = (event: string, id: string, before: string, after: string): readonly string[] => [
    `DROP TRIGGER record_${table}_${event}`,
    `CREATE TRIGGER record_${table}_${event} AFTER ${event.toUpperCase()} ON ${table}
    WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
    BEGIN
      INSERT INTO edit_change (step_id, table_name, row_id, before, after)
      VALUES ((SELECT step_id FROM edit_recording), '${table}', ${id}, ${before}, ${after});
    END`,
  ];
  return [
    ...record('insert', 'new.id', 'NULL', image('new', columns)),
    ...record('update', 'new.id', image('old', columns), image('new', columns)),
    ...record('delete', 'old.id', image('old', columns), 'NULL'),
  ];
};

/** Dimensions and criteria hold rules beside weights: a JSON object of what differs from its default. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const [table, columns] of Object.entries(tables)) {
    const add = `ALTER TABLE ${table} ADD COLUMN rules TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(rules))`;
    for (const statement of [add, ...recordChange(table, columns)]) {
      await sql.raw(statement).execute(db);
    }
  }
}
