import { sql, type Kysely } from 'kysely';

/** Tables whose rows an undo step restores, with the columns that a row image holds. */
const undoable = {
  project: ['id', 'name'],
  scoring_model: ['id', 'absence_policies', 'minimum_coverage'],
  dimension: ['id', 'ordinal', 'name', 'description', 'weight', 'locked'],
  criterion: [
    'id',
    'dimension_id',
    'ordinal',
    'name',
    'metric_code',
    'weight',
    'locked',
    'value_function',
  ],
  tier: ['id', 'ordinal', 'name', 'purpose', 'shape', 'line'],
  driver: ['id', 'ordinal', 'name', 'theme', 'unit', 'baseline', 'low', 'high'],
  effect: [
    'id',
    'ordinal',
    'driver_id',
    'metric_code',
    'kind',
    'size',
    'exposure_attribute',
    'exposures',
    'default_share',
    'reason',
  ],
  scenario: ['id', 'ordinal', 'name', 'narrative', 'states'],
  import_activation: ['id', 'active'],
} as const;

const realColumns: ReadonlySet<string> = new Set([
  'minimum_coverage',
  'weight',
  'line',
  'baseline',
  'low',
  'high',
  'size',
  'default_share',
]);

// SQLite prints a REAL in JSON with 15 digits; a double needs 17 to come back as it was.
const field = (row: 'old' | 'new', column: string): string => {
  const value = `${row}.${column}`;
  return realColumns.has(column)
    ? `CASE WHEN ${value} IS NULL THEN NULL ELSE printf('%!.17g', ${value}) END`
    : value;
};

const image = (row: 'old' | 'new', columns: readonly string[]): string =>
  `json_object(${columns.map((column) => `'${column}', ${field(row, column)}`).join(', ')})`;

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
  // One row: what changes with every step, undo and redo included, and is never itself undone.
  `CREATE TABLE workspace_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL,
    data_revision INTEGER NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE project (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) > 0)
  ) STRICT`,

  `CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    department TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE import_run (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source (id),
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
    file_bytes INTEGER NOT NULL,
    recipe TEXT NOT NULL CHECK (json_valid(recipe)),
    rows_read INTEGER NOT NULL,
    rows_accepted INTEGER NOT NULL,
    rows_rejected INTEGER NOT NULL,
    partners INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL
  ) STRICT`,
  // Whether a run counts: undoing an import flips this flag, its rows stay for redo.
  `CREATE TABLE import_activation (
    id INTEGER PRIMARY KEY REFERENCES import_run (id),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
  ) STRICT`,
  `CREATE TABLE rejected_row (
    run_id INTEGER NOT NULL REFERENCES import_run (id),
    row_number INTEGER NOT NULL,
    reason TEXT NOT NULL,
    cells TEXT NOT NULL CHECK (json_valid(cells)),
    PRIMARY KEY (run_id, row_number)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE partner (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE CHECK (length(key) > 0)
  ) STRICT`,
  // No foreign key to partner: removing partners would search all runs for each of them.
  `CREATE TABLE partner_in_run (
    run_id INTEGER NOT NULL REFERENCES import_run (id),
    partner_id INTEGER NOT NULL,
    name TEXT,
    row_count INTEGER NOT NULL,
    PRIMARY KEY (run_id, partner_id)
  ) STRICT, WITHOUT ROWID`,
  // What a run says about its partners lies column by column: entry i of every blob below belongs to
  // the i-th row of partner_in_run in the order of partner_id. A row per value would make 100,000
  // partners with 24 metrics ten times slower to write and to read.
  `CREATE TABLE run_attribute (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES import_run (id),
    code TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('attribute', 'currentTier')),
    labels TEXT NOT NULL CHECK (json_valid(labels)),
    codes BLOB NOT NULL CHECK (length(codes) % 4 = 0),
    UNIQUE (run_id, code)
  ) STRICT`,
  `CREATE TABLE run_metric (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES import_run (id),
    code TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    header TEXT,
    aggregation TEXT NOT NULL,
    unit TEXT NOT NULL,
    decimals INTEGER NOT NULL,
    higher_is_better INTEGER NOT NULL CHECK (higher_is_better IN (0, 1)),
    numbers BLOB NOT NULL,
    statuses BLOB NOT NULL,
    UNIQUE (run_id, code),
    CHECK (length(numbers) = 8 * length(statuses))
  ) STRICT`,

  `CREATE TABLE scoring_model (
    id TEXT PRIMARY KEY,
    absence_policies TEXT NOT NULL CHECK (json_valid(absence_policies)),
    minimum_coverage REAL NOT NULL CHECK (minimum_coverage BETWEEN 0 AND 1)
  ) STRICT`,
  `CREATE TABLE dimension (
    id TEXT PRIMARY KEY,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    weight REAL NOT NULL CHECK (weight BETWEEN 0 AND 1),
    locked INTEGER NOT NULL CHECK (locked IN (0, 1))
  ) STRICT`,
  `CREATE TABLE criterion (
    id TEXT PRIMARY KEY,
    dimension_id TEXT NOT NULL REFERENCES dimension (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    metric_code TEXT NOT NULL,
    weight REAL NOT NULL CHECK (weight BETWEEN 0 AND 1),
    locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
    value_function TEXT NOT NULL CHECK (json_valid(value_function))
  ) STRICT`,
  `CREATE TABLE tier (
    id TEXT PRIMARY KEY,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    shape TEXT NOT NULL,
    line REAL CHECK (line BETWEEN 0 AND 100)
  ) STRICT`,

  `CREATE TABLE driver (
    id TEXT PRIMARY KEY,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    theme TEXT NOT NULL,
    unit TEXT NOT NULL,
    baseline REAL NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL
  ) STRICT`,
  `CREATE TABLE effect (
    id TEXT PRIMARY KEY,
    ordinal INTEGER NOT NULL,
    driver_id TEXT NOT NULL,
    metric_code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('multiply', 'add')),
    size REAL NOT NULL,
    exposure_attribute TEXT,
    exposures TEXT NOT NULL CHECK (json_valid(exposures)),
    default_share REAL NOT NULL CHECK (default_share BETWEEN 0 AND 1),
    reason TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE scenario (
    id TEXT PRIMARY KEY,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    narrative TEXT NOT NULL,
    states TEXT NOT NULL CHECK (json_valid(states))
  ) STRICT`,

  `CREATE TABLE proposal (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    path TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    document TEXT NOT NULL CHECK (json_valid(document))
  ) STRICT`,

  `CREATE TABLE edit_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL CHECK (length(label) > 0),
    at TEXT NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1))
  ) STRICT`,
  // The order of id is the order in which the rows changed.
  `CREATE TABLE edit_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL REFERENCES edit_step (id) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    row_id ANY NOT NULL,
    before TEXT,
    after TEXT
  ) STRICT`,
  `CREATE INDEX edit_change_by_step ON edit_change (step_id)`,
  // One row; its step receives every change of an undoable table, NULL records nothing.
  `CREATE TABLE edit_recording (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    step_id INTEGER
  ) STRICT`,
  ...Object.entries(undoable).flatMap(([table, columns]) => recordChange(table, columns)),
];

/** The first schema: sources and runs, partners and observations, model, futures, undo log. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
