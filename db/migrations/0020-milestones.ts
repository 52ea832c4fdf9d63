import { sql, type Kysely } from 'kysely';

const columns = [
  'id',
  'milestone',
  'partner',
  'due',
  'owner',
  'met_on',
  'proof_kind',
  'proof',
  'proof_sha256',
  'waived_on',
  'reason',
  'assigned_at',
] as const;

const image = (row: 'old' | 'new'): string =>
  `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;

const record = (
  [
    ['insert', 'new', 'NULL', image('new')],
    ['update', 'new', image('old'), image('new')],
    ['delete', 'old', image('old'), 'NULL'],
  ] as const
).map(
  ([event, row, before, after]) => `
  CREATE TRIGGER record_milestone_assignment_${event} AFTER ${event.toUpperCase()} ON milestone_assignment
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES ((SELECT step_id FROM edit_recording), 'milestone_assignment', ${row}.id, ${before}, ${after});
  END`,
);

const isDay = (column: string): string =>
  `${column} GLOB '????-??-??' AND julianday(${column}) IS NOT NULL AND ${column} >= '1970-01-01'`;

/** The day on which milestones are judged: that of the review, but never one still to come. */
const day = `(SELECT min(id, substr(at, 1, 10)) FROM ladder_review WHERE number = new.review)`;
const until = (column: string): string => `coalesce(held.${column}, '9999-12-31') <= ${day}`;
const place = (tier: string): string => `(SELECT ordinal FROM tier WHERE id = ${tier})`;

/** A key of the partner, also one that was merged into it, at most three times over. */
const merged = (into: string): string => `SELECT id FROM partner_merge WHERE survivor ${into}`;
const own = `(held.partner = new.id
      OR held.partner IN (${merged('= new.id')})
      OR held.partner IN (${merged(`IN (${merged('= new.id')})`)})
      OR held.partner IN (${merged(`IN (${merged(`IN (${merged('= new.id')})`)})`)}))`;

const held = (milestone: string): string =>
  `FROM milestone_assignment AS held WHERE held.milestone = ${milestone} AND ${own}`;

/** Of those to be reached the newest that is no plan must be met or waived; no adverse event may be in force. */
const isShut = `EXISTS (
    SELECT 1 FROM scoring_model,
      json_each(scoring_model.rules, '$.milestones') AS milestone,
      json_each(milestone.value, '$.effects') AS rule
    WHERE json_extract(rule.value, '$.effect') = 'promote'
      AND ${place(`json_extract(rule.value, '$.tier')`)} >= ${place('new.tier')}
      AND ${place(`json_extract(rule.value, '$.tier')`)} < (SELECT max(ordinal) FROM tier)
      AND CASE json_extract(milestone.value, '$.direction')
        WHEN 'down' THEN EXISTS (
          SELECT 1 ${held(`json_extract(milestone.value, '$.id')`)}
            AND ${until('met_on')} AND NOT ${until('waived_on')})
        ELSE NOT coalesce((
          SELECT ${until('met_on')} OR ${until('waived_on')} ${held(`json_extract(milestone.value, '$.id')`)}
            AND (${until('met_on')} OR ${until('waived_on')} OR held.due < ${day})
          ORDER BY held.due DESC LIMIT 1), 0) END)`;

const guard = (event: 'INSERT' | 'UPDATE', moves: string): string => `
  CREATE TRIGGER guard_ladder_milestone_${event.toLowerCase()} BEFORE ${event} ON ladder_state
  WHEN (SELECT is_restoring FROM edit_recording) = 0 AND ${moves}
  BEGIN
    SELECT RAISE(ABORT, 'ladder: a partner rises before its milestone is met') WHERE ${isShut};
  END`;

const statements: readonly string[] = [
  // `partner` is a key as it was assigned; `milestone` an id of the catalogue in the rules of the model.
  `CREATE TABLE milestone_assignment (
    id TEXT PRIMARY KEY CHECK (length(id) > 0),
    milestone TEXT NOT NULL CHECK (length(milestone) > 0),
    partner TEXT NOT NULL CHECK (length(partner) > 0),
    due TEXT NOT NULL CHECK (${isDay('due')}),
    owner TEXT NOT NULL,
    met_on TEXT CHECK (met_on IS NULL OR (${isDay('met_on')})),
    proof_kind TEXT CHECK (proof_kind IN ('file', 'link', 'note')),
    proof TEXT NOT NULL,
    proof_sha256 TEXT CHECK (
      proof_sha256 IS NULL OR (length(proof_sha256) = 64 AND proof_sha256 NOT GLOB '*[^0-9a-f]*')),
    waived_on TEXT CHECK (waived_on IS NULL OR (${isDay('waived_on')})),
    reason TEXT NOT NULL,
    assigned_at TEXT NOT NULL,
    CHECK ((met_on IS NULL) = (proof_kind IS NULL)),
    CHECK ((met_on IS NULL) = (trim(proof) = '')),
    CHECK ((proof_kind IS 'file') = (proof_sha256 IS NOT NULL)),
    CHECK ((waived_on IS NULL) = (trim(reason) = ''))
  ) STRICT`,
  `CREATE UNIQUE INDEX milestone_of_partner ON milestone_assignment (partner, milestone, due)`,
  `CREATE INDEX milestone_by_due ON milestone_assignment (due, id)`,
  ...record,
  // Whom the ladder places for the first time rises as well; tiers that files said are older than it.
  guard('INSERT', 'new.entered > 0'),
  guard('UPDATE', `(new.entered <> old.entered AND new.cause <> 'fell')`),
];

/** Milestones of partners, and that nobody rises on the ladder before those that a tier asks for. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
