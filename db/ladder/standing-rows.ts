import type { Database } from 'better-sqlite3';
import { createLadderColumns, setRow, stateOfRow } from '#shared/ladder/ladder-state.ts';
import { dayOfIso, isoOfDay } from '#shared/metrics/calendar.ts';
import type { LadderCause, LadderColumns, LadderStatus, Standing } from '#shared/model/ladder.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import type { LadderReviewRow, LadderStateRow } from './ladder-schema.ts';

const fields = [
  'tier',
  'status',
  'cause',
  'placed',
  'entered',
  'line_at',
  'notice_on',
  'streaks',
] as const;

const readStates = (connection: Database): ReadonlyMap<string, LadderStateRow> =>
  new Map(
    connection
      .prepare<[], LadderStateRow>(`SELECT * FROM ladder_state`)
      .all()
      .map((row) => [row.id, row]),
  );

/** The newest review that was recorded; undefined before the first. */
const readLastReview = (connection: Database): LadderReviewRow | undefined =>
  connection
    .prepare<[], LadderReviewRow>(`SELECT * FROM ladder_review ORDER BY number DESC LIMIT 1`)
    .get();

/** Where these partners stand after the newest review; undefined before the first, or where it is younger than `knownOn`. */
export const readStanding = (
  connection: Database,
  partnerKeys: readonly string[],
  knownOn: string | null = null,
): Standing | undefined => {
  const review = readLastReview(connection);
  if (review === undefined || (knownOn !== null && review.at.slice(0, 10) > knownOn)) {
    return undefined;
  }
  // Our own texts, written by `writeReview`.
  const tierIds = JSON.parse(review.tiers) as readonly string[];
  const states = readStates(connection);
  const columns = createLadderColumns(partnerKeys.length, tierIds.length);
  partnerKeys.forEach((key, row) => {
    const state = states.get(key);
    const tier = state === undefined ? -1 : tierIds.indexOf(state.tier);
    if (state === undefined || tier === -1) {
      return;
    }
    const streaks = JSON.parse(state.streaks) as Readonly<Record<string, number>>;
    const isReaching = tier === tierIds.length - 1 || (streaks[state.tier] ?? 0) > 0;
    setRow(columns, row, {
      tier,
      // The tables take no other words.
      status: state.status as LadderStatus,
      cause: state.cause as LadderCause,
      placed: state.placed,
      entered: state.entered,
      lineAt: isReaching ? review.number : state.line_at,
      noticeOn: state.notice_on === null ? -1 : dayOfIso(state.notice_on),
      streaks: tierIds.slice(0, -1).map((id) => streaks[id] ?? 0),
    });
  });
  return { tierIds, review: { number: review.number, day: dayOfIso(review.id) }, columns };
};

/** A review as it is recorded: its day, its tiers (highest first) and where everybody stands after it. */
export type RecordedReview = {
  readonly number: number;
  readonly day: number;
  /** UTC ISO 8601. */
  readonly at: string;
  readonly tierIds: readonly string[];
  readonly partnerKeys: readonly string[];
  readonly columns: LadderColumns;
};

const rowOf = (
  { partnerKeys, tierIds, columns }: RecordedReview,
  row: number,
): Omit<LadderStateRow, 'review'> | null => {
  const state = stateOfRow(columns, row);
  const tier = tierIds[state.tier];
  return state.tier === noTier || tier === undefined
    ? null
    : {
        id: partnerKeys[row] ?? '',
        tier,
        status: state.status,
        cause: state.cause,
        placed: state.placed,
        entered: state.entered,
        // While the line is reached in every review its streak says so, and the row rests.
        line_at:
          state.tier === tierIds.length - 1 || (state.streaks[state.tier] ?? 0) > 0
            ? state.entered
            : state.lineAt,
        notice_on: state.noticeOn < 0 ? null : isoOfDay(state.noticeOn),
        streaks: JSON.stringify(
          Object.fromEntries(
            state.streaks.flatMap((since, index) =>
              since === 0 ? [] : [[tierIds[index] ?? '', since]],
            ),
          ),
        ),
      };
};

/**
 * Records a review, inside a step of undo; only rows of partners to whom something happened are touched.
 * The tables refuse, by a throw, whatever the rules of the model do not allow. Partners that no import knows
 * any more keep their rows.
 */
export const writeReview = (connection: Database, review: RecordedReview): void => {
  connection
    .prepare(`INSERT INTO ladder_review (id, number, tiers, at) VALUES (?, ?, ?, ?)`)
    .run(isoOfDay(review.day), review.number, JSON.stringify(review.tierIds), review.at);
  const before = readStates(connection);
  const insert = connection.prepare(
    `INSERT INTO ladder_state (id, ${fields.join(', ')}, review)
     VALUES (?, ${fields.map(() => '?').join(', ')}, ?)`,
  );
  const update = connection.prepare(
    `UPDATE ladder_state SET ${fields.map((field) => `${field} = ?`).join(', ')}, review = ? WHERE id = ?`,
  );
  const remove = connection.prepare(`DELETE FROM ladder_state WHERE id = ?`);
  review.partnerKeys.forEach((key, row) => {
    const known = before.get(key);
    const next = rowOf(review, row);
    if (next === null) {
      if (known !== undefined) remove.run(key);
    } else if (known === undefined) {
      insert.run(key, ...fields.map((field) => next[field]), review.number);
    } else if (fields.some((field) => next[field] !== known[field])) {
      update.run(...fields.map((field) => next[field]), review.number, key);
    }
  });
};

/** Forgets every review, inside a step of undo; partners have the tiers that files say again. */
export const clearStanding = (connection: Database): void => {
  connection.exec(`DELETE FROM ladder_review; DELETE FROM ladder_state;`);
};
