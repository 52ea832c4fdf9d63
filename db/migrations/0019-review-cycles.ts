import { sql, type Kysely } from 'kysely';

const tables = [
  {
    name: 'review_cycle',
    columns: [
      'id',
      'number',
      'name',
      'kind',
      'opens',
      'closes',
      'as_of',
      'opened_at',
      'opened_by',
      'engine_version',
      'data_revision',
      'facts',
      'rules',
      'template',
      'model_sha256',
      'data_sha256',
      'runs_sha256',
      'figures_sha256',
    ],
  },
  {
    name: 'cycle_decision',
    columns: [
      'id',
      'cycle_id',
      'partner_key',
      'tier',
      'way',
      'rationale',
      'approver',
      'expires',
      'at',
      'made_by',
    ],
  },
  {
    name: 'cycle_evidence',
    columns: ['id', 'cycle_id', 'partner_key', 'kind', 'text', 'sha256'],
  },
  { name: 'cycle_comment', columns: ['id', 'cycle_id', 'partner_key', 'text', 'at', 'made_by'] },
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

/** Nothing of a cycle that is closed is ever changed, not even by undo. */
const freeze = ({ name }: (typeof tables)[number]): readonly string[] =>
  (
    [
      ['insert', ['new']],
      ['update', ['old', 'new']],
      ['delete', ['old']],
    ] as const
  ).map(([event, rows]) => {
    const owner = name === 'review_cycle' ? 'id' : 'cycle_id';
    const owners = rows.map((row) => `${row}.${owner}`).join(', ');
    return `
  CREATE TRIGGER freeze_${name}_${event} BEFORE ${event.toUpperCase()} ON ${name}
  WHEN EXISTS (SELECT 1 FROM cycle_closing WHERE cycle_id IN (${owners}))
  BEGIN
    SELECT RAISE(ABORT, 'cycle: nothing of a closed cycle is ever changed');
  END`;
  });

const keep = (name: string): readonly string[] =>
  ['UPDATE', 'DELETE'].map(
    (event) => `
  CREATE TRIGGER keep_${name}_${event.toLowerCase()} BEFORE ${event} ON ${name}
  BEGIN
    SELECT RAISE(ABORT, 'cycle: what is noted of a closed cycle stays');
  END`,
  );

const hash = (column: string): string => `${column} TEXT NOT NULL CHECK (length(${column}) = 64)`;

const statements: readonly string[] = [
  // What cycles were computed from, by the SHA-256 of the bytes before they were packed. No step of undo:
  // a row of review_cycle names it.
  `CREATE TABLE cycle_content (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    bytes BLOB NOT NULL
  ) STRICT`,
  `CREATE TRIGGER keep_cycle_content_update BEFORE UPDATE ON cycle_content
   BEGIN
     SELECT RAISE(ABORT, 'cycle: what it was computed from is never changed');
   END`,
  `CREATE TABLE review_cycle (
    id TEXT PRIMARY KEY CHECK (length(id) > 0),
    number INTEGER NOT NULL CHECK (number > 0),
    name TEXT NOT NULL CHECK (length(name) > 0),
    kind TEXT NOT NULL,
    opens TEXT NOT NULL CHECK (julianday(opens) IS NOT NULL),
    closes TEXT NOT NULL CHECK (closes >= opens),
    as_of TEXT NOT NULL CHECK (julianday(as_of) IS NOT NULL),
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    data_revision INTEGER NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    template TEXT NOT NULL,
    ${hash('model_sha256')},
    ${hash('data_sha256')},
    ${hash('runs_sha256')},
    ${hash('figures_sha256')}
  ) STRICT`,
  // Figures and what they follow from stay as they are also while the cycle is open.
  `CREATE TRIGGER review_cycle_figures BEFORE UPDATE ON review_cycle
   WHEN ${[
     'number',
     'as_of',
     'facts',
     'model_sha256',
     'data_sha256',
     'runs_sha256',
     'figures_sha256',
   ]
     .map((column) => `old.${column} IS NOT new.${column}`)
     .join(' OR ')}
   BEGIN
     SELECT RAISE(ABORT, 'cycle: what it was computed from is never changed');
   END`,
  // The id is the cycle's, a slash and the key of the partner.
  `CREATE TABLE cycle_decision (
    id TEXT PRIMARY KEY,
    cycle_id TEXT NOT NULL,
    partner_key TEXT NOT NULL CHECK (length(partner_key) > 0),
    tier TEXT,
    way TEXT NOT NULL CHECK (way IN ('accepted', 'override')),
    rationale TEXT NOT NULL,
    approver TEXT NOT NULL,
    expires TEXT CHECK (expires IS NULL OR julianday(expires) IS NOT NULL),
    at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    CHECK (id = cycle_id || '/' || partner_key),
    CHECK (way = 'override' OR (approver = '' AND expires IS NULL)),
    CHECK (way = 'accepted' OR
      (length(trim(rationale)) > 0 AND length(trim(approver)) > 0 AND expires IS NOT NULL))
  ) STRICT`,
  `CREATE INDEX cycle_decision_by_cycle ON cycle_decision (cycle_id)`,
  `CREATE TABLE cycle_evidence (
    id TEXT PRIMARY KEY,
    cycle_id TEXT NOT NULL,
    partner_key TEXT NOT NULL CHECK (length(partner_key) > 0),
    kind TEXT NOT NULL CHECK (kind IN ('file', 'link', 'note')),
    text TEXT NOT NULL CHECK (length(text) > 0),
    ${hash('sha256')}
  ) STRICT`,
  `CREATE TABLE cycle_comment (
    id TEXT PRIMARY KEY,
    cycle_id TEXT NOT NULL,
    partner_key TEXT NOT NULL CHECK (length(partner_key) > 0),
    text TEXT NOT NULL CHECK (length(text) > 0),
    at TEXT NOT NULL,
    made_by TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE cycle_closing (
    cycle_id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    note TEXT NOT NULL,
    ${hash('table_sha256')}
  ) STRICT`,
  `CREATE TRIGGER cycle_closing_once BEFORE INSERT ON cycle_closing
   WHEN NOT EXISTS (SELECT 1 FROM review_cycle WHERE id = new.cycle_id)
   BEGIN
     SELECT RAISE(ABORT, 'cycle: one that does not exist cannot be closed');
   END`,
  ...keep('cycle_closing'),
  `CREATE TABLE cycle_proposal (
    cycle_id TEXT NOT NULL REFERENCES cycle_closing (cycle_id),
    proposal_sha256 TEXT NOT NULL CHECK (length(proposal_sha256) = 64),
    PRIMARY KEY (cycle_id, proposal_sha256)
  ) STRICT`,
  ...keep('cycle_proposal'),
  ...tables.flatMap((table) => [...record(table), ...freeze(table)]),
];

/** Review cycles: what they were computed from, what was decided, and that closed ones stay as they are. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
