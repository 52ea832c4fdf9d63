import { sql, type Kysely } from 'kysely';

/** A rule of the whole ladder, or of a tier, as the model holds it; its default where it says nothing. */
const rule = (field: string, otherwise: string): string =>
  `coalesce((SELECT json_extract(rules, '$.ladder.${field}') FROM scoring_model), ${otherwise})`;
const clock = (tier: string, field: string, otherwise: string): string =>
  `max(${otherwise}, coalesce((SELECT json_extract(rules, '$.clock.${field}') FROM tier WHERE id = ${tier}), ${otherwise}))`;
const place = (tier: string): string => `(SELECT ordinal FROM tier WHERE id = ${tier})`;
/** The ladder that a tier is on; NULL for the main one. */
const ladder = (tier: string): string =>
  `(SELECT json_extract(rules, '$.ladder') FROM tier WHERE id = ${tier})`;
const streak = (tier: string): string =>
  `coalesce((SELECT value FROM json_each(new.streaks) WHERE key = ${tier}), 0)`;
const frozen = (blocks: string): string => `EXISTS (
  SELECT 1 FROM scoring_model, json_each(scoring_model.rules, '$.ladder.freezes') AS freeze
  WHERE (SELECT id FROM ladder_review WHERE number = new.review)
          BETWEEN json_extract(freeze.value, '$.from') AND json_extract(freeze.value, '$.to')
    AND json_extract(freeze.value, '$.blocks') IN (${blocks}))`;

/** Both tiers are known, and on one ladder: else nobody falls or rises. */
const isWithin = `${place('old.tier')} IS NOT NULL AND ${ladder('new.tier')} IS ${ladder('old.tier')}`;
const isFall = `(${isWithin} AND ${place('new.tier')} > ${place('old.tier')})`;
const isRise = `(${isWithin} AND ${place('new.tier')} < ${place('old.tier')})`;
const steps = `abs(${place('new.tier')} - ${place('old.tier')})`;
/** A streak that lasts says that the line was reached at the review before. */
const lastReached = `CASE WHEN coalesce((SELECT value FROM json_each(old.streaks) WHERE key = old.tier), 0) > 0
  THEN new.review - 1 ELSE old.line_at END`;
const daysOfNotice = `(julianday((SELECT id FROM ladder_review WHERE number = new.review)) - julianday(old.notice_on))`;

/** What must not be, with the words that the refusal says. */
const walls: readonly (readonly [string, string])[] = [
  [`new.review IS NOT (SELECT max(number) FROM ladder_review)`, 'belongs to no review'],
  [`new.review <= old.review`, 'was reviewed already'],
  [`${place('new.tier')} IS NULL`, 'is in no tier of the model'],
  [
    `${place('old.tier')} IS NULL AND (new.cause <> 'placed' OR new.entered <> new.review)`,
    'comes from a tier that is gone without being placed again',
  ],
  [
    `${place('old.tier')} IS NOT NULL AND NOT (${isWithin})
       AND (new.cause <> 'placed' OR new.placed <> new.review OR new.entered <> new.review)`,
    'comes from another ladder without being placed again',
  ],
  [`${isWithin} AND new.placed <> old.placed`, 'cannot be placed a second time'],
  [
    `new.tier = old.tier AND (new.entered <> old.entered OR new.cause <> old.cause)`,
    'cannot enter the tier that it is in',
  ],
  [
    `(${isFall} AND new.cause <> 'fell') OR (${isRise} AND new.cause <> 'rose')`,
    'moves for another reason than it says',
  ],
  [`new.tier <> old.tier AND new.entered <> new.review`, 'moves between reviews'],
  [`${isFall} AND ${steps} > ${rule('stepsDown', '99')}`, 'falls more tiers than a review allows'],
  [`${isRise} AND ${steps} > ${rule('stepsUp', '99')}`, 'rises more tiers than a review allows'],
  [`${isFall} AND ${frozen(`'falls', 'all'`)}`, 'falls in a freeze'],
  [`${isRise} AND ${frozen(`'all'`)}`, 'rises in a freeze'],
  [
    `${isFall} AND new.review - old.placed <= ${rule('graceNew', '0')}`,
    'falls in the grace of newcomers',
  ],
  [
    `${isFall} AND old.cause = 'fell' AND new.review - old.entered <= ${rule('graceFall', '0')}`,
    'falls in the grace after a fall',
  ],
  [
    `${isFall} AND new.review - ${lastReached} <= ${clock('old.tier', 'highWater', '0')}`,
    'falls below its high-water mark',
  ],
  [
    `${isFall} AND (${streak('old.tier')} >= 0
       OR new.review + ${streak('old.tier')} + 1 < ${clock('old.tier', 'confirmDown', '1')})`,
    'falls before it is confirmed',
  ],
  [
    `${isRise} AND (${streak('new.tier')} <= 0
       OR new.review - ${streak('new.tier')} + 1 < ${clock('new.tier', 'confirmUp', '1')})`,
    'rises before it is confirmed',
  ],
  [
    `${isFall} AND ${clock('old.tier', 'noticeDays', '0')} > 0
       AND (old.notice_on IS NULL OR ${daysOfNotice} < ${clock('old.tier', 'noticeDays', '0')})`,
    'falls without notice',
  ],
];

/** The day on which milestones are judged: that of the review, but never one still to come. */
const day = `(SELECT min(id, substr(at, 1, 10)) FROM ladder_review WHERE number = new.review)`;
const until = (column: string): string => `coalesce(held.${column}, '9999-12-31') <= ${day}`;

/** A key of the partner, also one that was merged into it, at most three times over. */
const merged = (into: string): string => `SELECT id FROM partner_merge WHERE survivor ${into}`;
const own = `(held.partner = new.id
      OR held.partner IN (${merged('= new.id')})
      OR held.partner IN (${merged(`IN (${merged('= new.id')})`)})
      OR held.partner IN (${merged(`IN (${merged(`IN (${merged('= new.id')})`)})`)}))`;
const held = (milestone: string): string =>
  `FROM milestone_assignment AS held WHERE held.milestone = ${milestone} AND ${own}`;

const shutTier = `json_extract(rule.value, '$.tier')`;

/** A milestone of a tier of the same ladder, which is not its lowest, is not met, or an adverse event is in force. */
const isShut = `EXISTS (
    SELECT 1 FROM scoring_model,
      json_each(scoring_model.rules, '$.milestones') AS milestone,
      json_each(milestone.value, '$.effects') AS rule
    WHERE json_extract(rule.value, '$.effect') = 'promote'
      AND ${place(shutTier)} >= ${place('new.tier')}
      AND ${ladder(shutTier)} IS ${ladder('new.tier')}
      AND ${place(shutTier)} < (
        SELECT max(ordinal) FROM tier
        WHERE json_extract(tier.rules, '$.ladder') IS ${ladder('new.tier')})
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
  `DROP TRIGGER guard_ladder_state_update`,
  `CREATE TRIGGER guard_ladder_state_update BEFORE UPDATE ON ladder_state
  WHEN (SELECT is_restoring FROM edit_recording) = 0
  BEGIN
    ${walls
      .map(([wrong, words]) => `SELECT RAISE(ABORT, 'ladder: a partner ${words}') WHERE ${wrong};`)
      .join('\n    ')}
  END`,
  `DROP TRIGGER guard_ladder_milestone_insert`,
  guard('INSERT', 'new.entered > 0'),
  `DROP TRIGGER guard_ladder_milestone_update`,
  guard('UPDATE', `(new.entered <> old.entered AND new.cause <> 'fell')`),
];

/** Partners move within the ladder of their tier; who comes from another one is placed anew, and its milestones alone count. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
