import { sql, type Kysely } from 'kysely';

/** What belongs to futures as a whole; what each says is JSON. */
const parts = [
  'driver_correlation',
  'cross_impact',
  'signpost',
  'contingency_play',
  'tier_plan',
  'futures_reading',
] as const;

/** Undoable tables with the columns that a row image of the undo log holds from now on. */
const tables: Readonly<Record<string, readonly string[]>> = {
  driver: ['id', 'ordinal', 'name', 'theme', 'unit', 'baseline', 'low', 'high', 'details'],
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
    'details',
  ],
  scenario: ['id', 'ordinal', 'name', 'narrative', 'states', 'details'],
  ...Object.fromEntries(parts.map((name) => [name, ['id', 'ordinal', 'said']])),
  ensemble_kept: ['id', 'kept'],
};

const realColumns: ReadonlySet<string> = new Set([
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

const recordChange = (table: string, columns: readonly string[]): readonly string[] =>
  (
    [
      ['insert', 'new.id', 'NULL', image('new', columns)],
      ['update', 'new.id', image('old', columns), image('new', columns)],
      ['delete', 'old.id', image('old', columns), 'NULL'],
    ] as const
  ).flatMap(([event, id, before, after]) => [
    `DROP TRIGGER IF EXISTS record_${table}_${event}`,
    `CREATE TRIGGER record_${table}_${event} AFTER ${event.toUpperCase()} ON ${table}
    WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
    BEGIN
      INSERT INTO edit_change (step_id, table_name, row_id, before, after)
      VALUES ((SELECT step_id FROM edit_recording), '${table}', ${id}, ${before}, ${after});
    END`,
  ]);

const details = `details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details))`;

const statements: readonly string[] = [
  `ALTER TABLE driver ADD COLUMN ${details}`,
  `ALTER TABLE scenario ADD COLUMN ${details}`,
  // A check cannot be changed in place, and elasticities are a third kind.
  `CREATE TABLE effect_of_three_kinds (
    id TEXT PRIMARY KEY,
    ordinal INTEGER NOT NULL,
    driver_id TEXT NOT NULL,
    metric_code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('multiply', 'add', 'elasticity')),
    size REAL NOT NULL,
    exposure_attribute TEXT,
    exposures TEXT NOT NULL CHECK (json_valid(exposures)),
    default_share REAL NOT NULL CHECK (default_share BETWEEN 0 AND 1),
    reason TEXT NOT NULL,
    ${details}
  ) STRICT`,
  `INSERT INTO effect_of_three_kinds
     (id, ordinal, driver_id, metric_code, kind, size, exposure_attribute, exposures, default_share, reason)
   SELECT id, ordinal, driver_id, metric_code, kind, size, exposure_attribute, exposures, default_share, reason
   FROM effect`,
  `DROP TABLE effect`,
  `ALTER TABLE effect_of_three_kinds RENAME TO effect`,
  ...parts.map(
    (name) => `CREATE TABLE ${name} (
    id TEXT PRIMARY KEY,
    ordinal INTEGER NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said))
  ) STRICT`,
  ),
  // What a run found is never changed; whether it is kept is what a step does and undoes.
  `CREATE TABLE ensemble_run (
    id INTEGER PRIMARY KEY,
    created_at TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    inputs_sha256 TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    result BLOB NOT NULL
  ) STRICT`,
  `CREATE TABLE ensemble_kept (
    id INTEGER PRIMARY KEY REFERENCES ensemble_run (id),
    kept INTEGER NOT NULL CHECK (kept IN (0, 1))
  ) STRICT`,
  ...Object.entries(tables).flatMap(([table, columns]) => recordChange(table, columns)),
];

/**
 * Shapes of drivers, elasticities, caps, lags and further exposures, horizons and probabilities, what drivers
 * have to do with each other, signposts, plays and plans, and the runs of ensembles.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
