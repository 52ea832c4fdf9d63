import { sql, type Kysely } from 'kysely';

const image = (row: 'old' | 'new'): string =>
  `json_object('id', ${row}.id, 'written', ${row}.written)`;

const record = (
  [
    ['insert', 'new', 'NULL', image('new')],
    ['update', 'new', image('old'), image('new')],
    ['delete', 'old', image('old'), 'NULL'],
  ] as const
).map(
  ([event, row, before, after]) => `
  CREATE TRIGGER record_letter_text_${event} AFTER ${event.toUpperCase()} ON letter_text
  WHEN (SELECT step_id FROM edit_recording) IS NOT NULL
  BEGIN
    INSERT INTO edit_change (step_id, table_name, row_id, before, after)
    VALUES ((SELECT step_id FROM edit_recording), 'letter_text', ${row}.id, ${before}, ${after});
  END`,
);

const statements: readonly string[] = [
  // A template for each kind of letter, and whom partners can ask.
  `CREATE TABLE letter_text (
    id TEXT PRIMARY KEY CHECK (id IN ('promotion', 'hold', 'watch', 'notice', 'contact')),
    written TEXT NOT NULL CHECK (json_valid(written))
  ) STRICT`,
  ...record,
  // What was told to whom: kept whatever is undone, and put right by a further entry.
  `CREATE TABLE letter_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    proposal TEXT NOT NULL CHECK (length(proposal) = 64),
    partner TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'prepared', 'sent', 'acknowledged')),
    day TEXT NOT NULL CHECK (day GLOB '????-??-??' AND julianday(day) IS NOT NULL),
    noted_by TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('email', 'letter', 'call', 'meeting', 'portal', 'other')),
    note TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX letter_log_by_proposal ON letter_log (proposal, id)`,
  `CREATE TRIGGER letter_log_kept BEFORE UPDATE ON letter_log
   BEGIN
     SELECT RAISE(ABORT, 'an entry of the communication log is never changed');
   END`,
  `CREATE TRIGGER letter_log_stays BEFORE DELETE ON letter_log
   BEGIN
     SELECT RAISE(ABORT, 'an entry of the communication log is never removed');
   END`,
];

/** Letters to partners: their templates, and the log of who was told. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
