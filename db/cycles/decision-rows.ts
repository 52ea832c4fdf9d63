import type { Database } from 'better-sqlite3';
import type { Evidence } from '#shared/model/decision.ts';
import type { TierId } from '#shared/model/ids.ts';
import type { CycleComment, CycleDecision, CycleEvidence } from '#shared/model/review-cycle.ts';
import type { CycleCommentRow, CycleDecisionRow, CycleEvidenceRow } from './cycle-schema.ts';

/** Everything that was decided by hand in a cycle. */
export const readDecisions = (connection: Database, cycleId: string): readonly CycleDecision[] =>
  connection
    .prepare<[string], CycleDecisionRow>(
      `SELECT * FROM cycle_decision WHERE cycle_id = ? ORDER BY partner_key`,
    )
    .all(cycleId)
    .map((row) => ({
      partnerKey: row.partner_key,
      tierId: row.tier as TierId | null,
      way: row.way,
      rationale: row.rationale,
      approver: row.approver,
      expires: row.expires,
      at: row.at,
      by: row.made_by,
    }));

/** Writes decisions, inside a step of undo; one takes the place of another about the same partner. */
export const writeDecisions = (
  connection: Database,
  cycleId: string,
  decisions: Iterable<CycleDecision>,
): void => {
  const write = connection.prepare(
    `INSERT INTO cycle_decision (id, cycle_id, partner_key, tier, way, rationale, approver, expires, at, made_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET tier = excluded.tier, way = excluded.way,
       rationale = excluded.rationale, approver = excluded.approver, expires = excluded.expires,
       at = excluded.at, made_by = excluded.made_by`,
  );
  for (const each of decisions) {
    const { partnerKey, tierId, way, rationale, approver, expires, at, by } = each;
    const id = `${cycleId}/${partnerKey}`;
    write.run(id, cycleId, partnerKey, tierId, way, rationale, approver, expires, at, by);
  }
};

/** Takes a decision back, inside a step of undo. */
export const removeDecision = (connection: Database, cycleId: string, partnerKey: string): void => {
  connection.prepare(`DELETE FROM cycle_decision WHERE id = ?`).run(`${cycleId}/${partnerKey}`);
};

/** What is attached in a cycle, in the order in which it was. */
export const readEvidence = (connection: Database, cycleId: string): readonly CycleEvidence[] =>
  connection
    .prepare<[string], CycleEvidenceRow>(
      `SELECT * FROM cycle_evidence WHERE cycle_id = ? ORDER BY id`,
    )
    .all(cycleId)
    .map(({ id, partner_key: partnerKey, kind, text, sha256 }) => ({
      ...{ id, partnerKey, kind, text, sha256 },
    }));

/** Attaches evidence, inside a step of undo; ids rise with time. */
export const insertEvidence = (
  connection: Database,
  cycleId: string,
  partnerKey: string,
  evidence: readonly (Evidence & { readonly id: string })[],
): void => {
  const insert = connection.prepare(
    `INSERT INTO cycle_evidence (id, cycle_id, partner_key, kind, text, sha256)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const { id, kind, text, sha256 } of evidence) {
    insert.run(id, cycleId, partnerKey, kind, text, sha256);
  }
};

/** Takes a piece of evidence off, inside a step of undo. */
export const removeEvidence = (connection: Database, id: string): void => {
  connection.prepare(`DELETE FROM cycle_evidence WHERE id = ?`).run(id);
};

/** What was said in a cycle, oldest first. */
export const readComments = (connection: Database, cycleId: string): readonly CycleComment[] =>
  connection
    .prepare<[string], CycleCommentRow>(
      `SELECT * FROM cycle_comment WHERE cycle_id = ? ORDER BY id`,
    )
    .all(cycleId)
    .map(({ id, partner_key: partnerKey, text, at, made_by: by }) => ({
      ...{ id, partnerKey, text, at, by },
    }));

/** Adds a comment, inside a step of undo; ids rise with time. */
export const insertComment = (
  connection: Database,
  cycleId: string,
  { id, partnerKey, text, at, by }: CycleComment,
): void => {
  connection
    .prepare(
      `INSERT INTO cycle_comment (id, cycle_id, partner_key, text, at, made_by) VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(id, cycleId, partnerKey, text, at, by);
};
