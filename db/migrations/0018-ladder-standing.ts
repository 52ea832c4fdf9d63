import { sql, type Kysely } from 'kysely';

const tables = [
  { name: 'ladder_review', columns: ['id', 'number', 'tiers', 'at'] },
  {
    name: 'ladder_state',
    columns: [
      'id',
      'tier',
      'status',
      'cause',
      'placed',
      'entered',
      'line_at',
      'notice_on',
      'streaks',
      'review',
    ],
  },
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

/** A rule of the whole ladder, or of a tier, as the model holds it; its default where it says nothing. */
const rule = (field: string, otherwise: string): string =>
  `coalesce((SELECT json_extract(rules, '$.ladder.${field}') FROM scoring_model), ${otherwise})`;
const clock = (tier: string, field: string, otherwise: string): string =>
  `max(${otherwise}, coalesce((SELECT json_extract(rules, '$.clock.${field}') FROM tier WHERE id = ${tier}), ${otherwise}))`;
const place = (tier: string): string => `(SELECT ordinal FROM tier WHERE id = ${tier})`;
const streak = (tier: string): string =>
  `coalesce((SELECT value FROM json_each(new.streaks) WHERE key = ${tier}), 0)`;
const frozen = (blocks: string): string => `EXISTS (
  SELECT 1 FROM scoring_model, json_each(scoring_model.rules, '$.ladder.freezes') AS freeze
  WHERE (SELECT id FROM ladder_review WHERE number = new.review)
          BETWEEN json_extract(freeze.value, '$.from') AND json_extract(freeze.value, '$.to')
    AND json_extract(freeze.value, '$.blocks') IN (${blocks}))`;

const isFall = `${place('new.tier')} > ${place('old.tier')}`;
const isRise = `${place('new.tier')} < ${place('old.tier')}`;
const steps = `abs(${place('new.tier')} - ${place('old.tier')})`;
/** A streak that lasts says that the line was reached at the review before. */
const lastReached = `CASE WHEN coalesce((SELECT value FROM json_each(old.streaks) WHERE key = old.tier), 0) > 0
  THEN new.review - 1 ELSE old.line_at END`;
const daysOfNotice = `(julianday((SELECT id FROM ladder_review WHERE number = new.review)) - julianday(old.notice_on))`;

/** What must not be, by the event, with the words that the refusal says. */
const walls: readonly (readonly ['INSERT' | 'UPDATE', string, string])[] = [
  ['INSERT', `new.review IS NOT (SELECT max(number) FROM ladder_review)`, 'belongs to no review'],
  ['INSERT', `${place('new.tier')} IS NULL`, 'is in no tier of the model'],
  [
    'INSERT',
    `new.entered > 0 AND (new.cause <> 'placed' OR new.placed <> new.review) AND new.placed > 0`,
    'begins without being placed',
  ],
  ['UPDATE', `new.review IS NOT (SELECT max(number) FROM ladder_review)`, 'belongs to no review'],
  ['UPDATE', `new.review <= old.review`, 'was reviewed already'],
  ['UPDATE', `${place('new.tier')} IS NULL`, 'is in no tier of the model'],
  [
    'UPDATE',
    `${place('old.tier')} IS NULL AND (new.cause <> 'placed' OR new.entered <> new.review)`,
    'comes from a tier that is gone without being placed again',
  ],
  [
    'UPDATE',
    `${place('old.tier')} IS NOT NULL AND new.placed <> old.placed`,
    'cannot be placed a second time',
  ],
  [
    'UPDATE',
    `new.tier = old.tier AND (new.entered <> old.entered OR new.cause <> old.cause)`,
    'cannot enter the tier that it is in',
  ],
  [
    'UPDATE',
    `(${isFall} AND new.cause <> 'fell') OR (${isRise} AND new.cause <> 'rose')`,
    'moves for another reason than it says',
  ],
  ['UPDATE', `new.tier <> old.tier AND new.entered <> new.review`, 'moves between reviews'],
  [
    'UPDATE',
    `${isFall} AND ${steps} > ${rule('stepsDown', '99')}`,
    'falls more tiers than a review allows',
  ],
  [
    'UPDATE',
    `${isRise} AND ${steps} > ${rule('stepsUp', '99')}`,
    'rises more tiers than a review allows',
  ],
  ['UPDATE', `${isFall} AND ${frozen(`'falls', 'all'`)}`, 'falls in a freeze'],
  ['UPDATE', `${isRise} AND ${frozen(`'all'`)}`, 'rises in a freeze'],
  [
    'UPDATE',
    `${isFall} AND new.review - old.placed <= ${rule('graceNew', '0')}`,
    'falls in the grace of newcomers',
  ],
  [
    'UPDATE',
    `${isFall} AND old.cause = 'fell' AND new.review - old.entered <= ${rule('graceFall', '0')}`,
    'falls in the grace after a fall',
  ],
  [
    'UPDATE',
    `${isFall} AND new.review - ${lastReached} <= ${clock('old.tier', 'highWater', '0')}`,
    'falls below its high-water mark',
  ],
  [
    'UPDATE',
    `${isFall} AND (${streak('old.tier')} >= 0
       OR new.review + ${streak('old.tier')} + 1 < ${clock('old.tier', 'confirmDown', '1')})`,
    'falls before it is confirmed',
  ],
  [
    'UPDATE',
    `${isRise} AND (${streak('new.tier')} <= 0
       OR new.review - ${streak('new.tier')} + 1 < ${clock('new.tier', 'confirmUp', '1')})`,
    'rises before it is confirmed',
  ],
  [
    'UPDATE',
    `${isFall} AND ${clock('old.tier', 'noticeDays', '0')} > 0
       AND (old.notice_on IS NULL OR ${daysOfNotice} < ${clock('old.tier', 'noticeDays', '0')})`,
    'falls without notice',
  ],
];

const guard = (event: 'INSERT' | 'UPDATE'): string => `
  CREATE TRIGGER guard_ladder_state_${event.toLowerCase()} BEFORE ${event} ON ladder_state
  WHEN (SELECT is_restoring FROM edit_recording) = 0
  BEGIN
    ${walls
      .filter(([when]) => when === event)
      .map(
        ([, wrong, words]) => `SELECT RAISE(ABORT, 'ladder: a partner ${words}') WHERE ${wrong};`,
      )
      .join('\n    ')}
  END`;

const statements: readonly string[] = [
  // Undo puts rows back as they were, whatever the rules say now.
  `ALTER TABLE edit_recording
     ADD COLUMN is_restoring INTEGER NOT NULL DEFAULT 0 CHECK (is_restoring IN (0, 1))`,
  // The id is the day of the review; `tiers` the ids of its tiers, the highest first.
  `CREATE TABLE ladder_review (
    id TEXT PRIMARY KEY CHECK (id GLOB '????-??-??' AND julianday(id) IS NOT NULL),
    number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
    tiers TEXT NOT NULL CHECK (json_valid(tiers)),
    at TEXT NOT NULL
  ) STRICT`,
  // The id is the key of the partner. A row is written by the reviews that changed something; 0 and less
  // is a time before the ladder counted. `streaks` holds by tier what `LadderState` says.
  `CREATE TABLE ladder_state (
    id TEXT PRIMARY KEY CHECK (length(id) > 0),
    tier TEXT NOT NULL,
    status TEXT NOT NULL
      CHECK (status IN ('steady', 'rising', 'held', 'watch', 'grace', 'frozen', 'notice')),
    cause TEXT NOT NULL CHECK (cause IN ('placed', 'rose', 'fell')),
    placed INTEGER NOT NULL,
    entered INTEGER NOT NULL CHECK (entered >= placed),
    line_at INTEGER NOT NULL CHECK (line_at >= entered),
    notice_on TEXT CHECK (notice_on IS NULL OR julianday(notice_on) IS NOT NULL),
    streaks TEXT NOT NULL CHECK (json_valid(streaks)),
    review INTEGER NOT NULL,
    CHECK (entered <= review AND line_at <= review),
    CHECK (status <> 'notice' OR notice_on IS NOT NULL),
    CHECK (notice_on IS NULL OR status NOT IN ('steady', 'rising', 'held'))
  ) STRICT`,
  `CREATE TRIGGER guard_ladder_review_insert BEFORE INSERT ON ladder_review
   WHEN (SELECT is_restoring FROM edit_recording) = 0
   BEGIN
     SELECT RAISE(ABORT, 'ladder: a review follows the one before') WHERE
       new.number <> coalesce((SELECT max(number) FROM ladder_review), 0) + 1
       OR new.id <= coalesce((SELECT max(id) FROM ladder_review), '');
   END`,
  guard('INSERT'),
  guard('UPDATE'),
  `CREATE TRIGGER guard_ladder_state_delete BEFORE DELETE ON ladder_state
   WHEN (SELECT is_restoring FROM edit_recording) = 0
   BEGIN
     SELECT RAISE(ABORT, 'ladder: a partner keeps its tier where too little is known')
     WHERE ${rule('withoutScore', `'lose'`)} = 'keep' AND EXISTS (SELECT 1 FROM ladder_review);
   END`,
  ...tables.flatMap(record),
];

/** Recorded reviews of the ladder and where partners stand; rows move only as its rules allow. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
