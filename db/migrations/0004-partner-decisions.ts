import { sql, type Kysely } from 'kysely';

/** Tables whose rows an undo step restores, with the columns that a row image holds. */
const undoable = {
  partner_merge: ['id', 'survivor'],
  partner_apart: ['id', 'one', 'other'],
  partner_parent: ['id', 'parent'],
  attribute_use: ['id', 'use'],
} as const;

const image = (row: 'old' | 'new', columns: readonly string[]): string =>
  `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;

const recordChange = (table: string, columns: readonly string[]): readonly string[] => {
  const record = (event: string, id: string, before: string, after: string): string => `
    CREATE TRIGGER record_${table}_${event} AFTER ${event.toUpperCase()} ON ${table}
    WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
    BEGIN
      INSERT INTO edit_change (step_id, table_name, row_id, before, after)
      VALUES ((SELECT step_id FROM edit_recording), '${table}', ${id}, ${before}, ${after});
    END`;
  return [
    record('insert', 'new.id', 'NULL', image('new', columns)),
    record('update', 'new.id', image('old', columns), image('new', columns)),
    record('delete', 'old.id', image('old', columns), 'NULL'),
  ];
};

const statements: readonly string[] = [
  // `id` is the key that became an alias, `survivor` the key it counts as. Keys, not numbers of
  // partners: a decision outlives the import that first named the partner.
  `CREATE TABLE partner_merge (
    id TEXT PRIMARY KEY CHECK (length(id) > 0),
    survivor TEXT NOT NULL CHECK (length(survivor) > 0 AND survivor <> id)
  ) STRICT`,
  // Two partners that a person keeps apart; `id` is the JSON list of both keys in ascending order.
  `CREATE TABLE partner_apart (
    id TEXT PRIMARY KEY CHECK (json_valid(id)),
    one TEXT NOT NULL,
    other TEXT NOT NULL CHECK (one <> other)
  ) STRICT`,
  // A parent given by hand counts before one of a file; an empty one says that there is none.
  `CREATE TABLE partner_parent (
    id TEXT PRIMARY KEY CHECK (length(id) > 0),
    parent TEXT NOT NULL CHECK (parent <> id)
  ) STRICT`,
  `CREATE TABLE attribute_use (
    id TEXT PRIMARY KEY CHECK (length(id) > 0),
    use TEXT NOT NULL CHECK (use IN ('identifier', 'email', 'web', 'phone', 'parent'))
  ) STRICT`,
  ...Object.entries(undoable).flatMap(([table, columns]) => recordChange(table, columns)),
];

/** What a person decides about partners: merged, kept apart, parents, attributes that identify. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
