import { sql, type Kysely } from 'kysely';

const columns = [
  'id',
  'number',
  'name',
  'state',
  'note',
  'model',
  'sha256',
  'created_at',
  'activated_at',
  'activation_note',
  'retired_at',
  'retirement_note',
] as const;

const image = (row: 'old' | 'new'): string =>
  `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;

const record = (event: string, id: string, before: string, after: string): string => `
  CREATE TRIGGER record_model_version_${event} AFTER ${event.toUpperCase()} ON model_version
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES ((SELECT step_id FROM edit_recording), 'model_version', ${id}, ${before}, ${after});
  END`;

const content = ['number', 'name', 'note', 'model', 'sha256', 'created_at'] as const;

const statements: readonly string[] = [
  // What a version says never changes; its state goes from named to active to retired.
  `CREATE TABLE model_version (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL CHECK (number > 0),
    name TEXT NOT NULL CHECK (length(name) > 0),
    state TEXT NOT NULL CHECK (state IN ('named', 'active', 'retired')),
    note TEXT NOT NULL,
    model TEXT NOT NULL CHECK (json_valid(model)),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    created_at TEXT NOT NULL,
    activated_at TEXT,
    activation_note TEXT NOT NULL,
    retired_at TEXT,
    retirement_note TEXT NOT NULL
  ) STRICT`,
  `CREATE TRIGGER model_version_content BEFORE UPDATE ON model_version
   WHEN ${content.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ')}
   BEGIN
     SELECT RAISE(ABORT, 'what a version of the model says is never changed');
   END`,
  // Undo walks back outside of a recorded step: nothing else may.
  `CREATE TRIGGER model_version_state BEFORE UPDATE ON model_version
   WHEN old.state <> new.state
     AND NOT (old.state = 'named' AND new.state IN ('active', 'retired'))
     AND NOT (old.state = 'active' AND new.state = 'retired')
     AND (SELECT step_id FROM edit_recording) IS NOT NULL
   BEGIN
     SELECT RAISE(ABORT, 'a version of the model goes from named to active to retired');
   END`,
  `CREATE TRIGGER model_version_stays BEFORE DELETE ON model_version
   WHEN old.state <> 'named' AND (SELECT step_id FROM edit_recording) IS NOT NULL
   BEGIN
     SELECT RAISE(ABORT, 'a version of the model that was active is never removed');
   END`,
  ...(['INSERT', 'UPDATE'] as const).map(
    (event) => `CREATE TRIGGER model_version_one_active_${event.toLowerCase()}
     BEFORE ${event} ON model_version
     WHEN new.state = 'active'
       AND EXISTS (SELECT 1 FROM model_version WHERE state = 'active' AND id <> new.id)
     BEGIN
       SELECT RAISE(ABORT, 'one version of the model is active at a time');
     END`,
  ),
  record('insert', 'new.id', 'NULL', image('new')),
  record('update', 'new.id', image('old'), image('new')),
  record('delete', 'old.id', image('old'), 'NULL'),
];

/** Versions of the model: what a person named, which of them is active, and which were. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
