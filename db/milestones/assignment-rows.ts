import type { Database } from 'better-sqlite3';
import { dayOfIso, isoOfDay } from '#shared/metrics/calendar.ts';
import type {
  MilestoneAssignment,
  MilestoneColumns,
  MilestoneProof,
  MilestoneStatus,
} from '#shared/model/milestone.ts';
import type { MilestoneList, MilestoneQuery } from '#shared/model/milestone-list.ts';
import { resolveKey } from '#shared/partners/resolve-key.ts';
import { readMerges } from '../partners/read-decisions.ts';
import type { MilestoneAssignmentRow } from '../ladder/ladder-schema.ts';

const toAssignment = (row: MilestoneAssignmentRow): MilestoneAssignment => ({
  id: row.id,
  milestone: row.milestone,
  partner: row.partner,
  due: row.due,
  owner: row.owner,
  metOn: row.met_on,
  proof:
    row.proof_kind === null
      ? null
      : // The table takes no other words.
        { kind: row.proof_kind as MilestoneProof, text: row.proof, sha256: row.proof_sha256 },
  waivedOn: row.waived_on,
  reason: row.reason,
});

/** What proves a milestone, or why it was waived, in words. */
const becauseOf = ({ proof, proof_kind, proof_sha256, reason }: MilestoneAssignmentRow): string =>
  [
    ...(proof_kind === null
      ? []
      : [
          proof_sha256 === null
            ? `${proof_kind}: ${proof}`
            : `file: ${proof} (SHA-256 ${proof_sha256})`,
        ]),
    ...(reason === '' ? [] : [`waived: ${reason}`]),
  ].join('; ');

const noDay = (iso: string | null): number => (iso === null ? -1 : dayOfIso(iso));

/**
 * The milestones of these partners as columns, aliases counted for their survivor; undefined for none.
 * `knownOn` (an ISO day) leaves out those that were assigned later, and is the as-of date in place of `today`.
 */
export const readMilestoneColumns = (
  connection: Database,
  partnerKeys: readonly string[],
  knownOn: string | null,
  today: string,
): MilestoneColumns | undefined => {
  const rows = connection
    .prepare<[string], MilestoneAssignmentRow>(
      `SELECT * FROM milestone_assignment WHERE substr(assigned_at, 1, 10) <= ?`,
    )
    .all(knownOn ?? '9999-12-31');
  if (rows.length === 0) {
    return undefined;
  }
  const merges = readMerges(connection);
  const rowByKey = new Map(partnerKeys.map((key, row) => [key, row]));
  const ids = [...new Set(rows.map(({ milestone }) => milestone))].sort();
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const found = rows
    .flatMap((stored) => {
      const row = rowByKey.get(resolveKey(merges, stored.partner));
      return row === undefined
        ? []
        : [
            {
              stored,
              row,
              milestone: placeOf.get(stored.milestone) ?? 0,
              due: dayOfIso(stored.due),
            },
          ];
    })
    .sort(
      (one, other) => one.row - other.row || one.milestone - other.milestone || one.due - other.due,
    );
  return {
    on: dayOfIso(knownOn ?? today),
    ids,
    row: Uint32Array.from(found, ({ row }) => row),
    milestone: Uint16Array.from(found, ({ milestone }) => milestone),
    assignedOn: Int32Array.from(found, ({ stored }) => dayOfIso(stored.assigned_at.slice(0, 10))),
    due: Int32Array.from(found, ({ due }) => due),
    metOn: Int32Array.from(found, ({ stored }) => noDay(stored.met_on)),
    waivedOn: Int32Array.from(found, ({ stored }) => noDay(stored.waived_on)),
    because: found.map(({ stored }) => becauseOf(stored)),
  };
};

/** Where a row stands on `@day`, as `statusOn` says it. */
const statusSql = `CASE
  WHEN coalesce(waived_on, '9999-12-31') <= @day THEN 'waived'
  WHEN coalesce(met_on, '9999-12-31') <= @day THEN 'met'
  WHEN due < @day THEN 'missed'
  ELSE 'planned' END`;

const wheres: Readonly<Record<MilestoneQuery['show'], string>> = {
  all: '1',
  open: `status IN ('planned', 'missed')`,
  overdue: `status = 'missed'`,
  soon: `status = 'planned' AND due <= @until`,
  settled: `status IN ('met', 'waived')`,
};

type ListedRow = MilestoneAssignmentRow & { readonly status: MilestoneStatus };
type Asked = { readonly day: string; readonly until: string; readonly milestone: string | null };

/** Assigned milestones as known on an ISO day, those that are due first at the top. */
export const listAssignments = (
  connection: Database,
  { show, milestone, soonDays, limit }: MilestoneQuery,
  day: string,
): MilestoneList => {
  const listed = `SELECT *, ${statusSql} AS status FROM milestone_assignment
    WHERE (@milestone IS NULL OR milestone = @milestone) AND substr(assigned_at, 1, 10) <= @day
      AND @until >= @day`;
  const asked: Asked = { day, until: isoOfDay(dayOfIso(day) + soonDays), milestone };
  const counts = new Map(
    connection
      .prepare<[Asked], [MilestoneStatus, number]>(
        `SELECT status, count(*) FROM (${listed}) GROUP BY status`,
      )
      .raw()
      .all(asked),
  );
  const total = connection
    .prepare<[Asked], number>(`SELECT count(*) FROM (${listed}) WHERE ${wheres[show]}`)
    .pluck()
    .get(asked);
  const rows = connection
    .prepare<[Asked & { readonly limit: number }], ListedRow>(
      `SELECT * FROM (${listed}) WHERE ${wheres[show]} ORDER BY due, partner, milestone LIMIT @limit`,
    )
    .all({ ...asked, limit });
  const of = (status: MilestoneStatus): number => counts.get(status) ?? 0;
  return {
    day,
    total: total ?? 0,
    counts: { planned: of('planned'), missed: of('missed'), met: of('met'), waived: of('waived') },
    rows: rows.map((row) => ({ ...toAssignment(row), status: row.status })),
  };
};

/** Every assigned milestone, by due day. */
export const readAssignments = (connection: Database): readonly MilestoneAssignment[] =>
  connection
    .prepare<[], MilestoneAssignmentRow>(
      `SELECT * FROM milestone_assignment ORDER BY due, partner, milestone`,
    )
    .all()
    .map(toAssignment);

/** Writes assigned milestones, inside a step of undo: new ones, and those whose id exists as they are now. */
export const putAssignments = (
  connection: Database,
  assignments: readonly MilestoneAssignment[],
  at: string,
): void => {
  const put = connection.prepare(
    `INSERT INTO milestone_assignment (id, milestone, partner, due, owner, met_on, proof_kind, proof,
       proof_sha256, waived_on, reason, assigned_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET due = excluded.due, owner = excluded.owner,
       met_on = excluded.met_on, proof_kind = excluded.proof_kind, proof = excluded.proof,
       proof_sha256 = excluded.proof_sha256, waived_on = excluded.waived_on, reason = excluded.reason`,
  );
  for (const {
    id,
    milestone,
    partner,
    due,
    owner,
    metOn,
    proof,
    waivedOn,
    reason,
  } of assignments) {
    put.run(
      ...[id, milestone, partner, due, owner, metOn, proof?.kind ?? null, proof?.text ?? ''],
      ...[proof?.sha256 ?? null, waivedOn, reason, at],
    );
  }
};

/** Takes assigned milestones away, inside a step of undo. */
export const removeAssignments = (connection: Database, ids: readonly string[]): void => {
  const remove = connection.prepare(`DELETE FROM milestone_assignment WHERE id = ?`);
  for (const id of ids) {
    remove.run(id);
  }
};
