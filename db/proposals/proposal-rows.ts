import type { Database } from 'better-sqlite3';
import type { AuditAnchor } from '#shared/audit/audit-event.ts';
import type { ProposalRecord } from '#shared/model/proposal.ts';
import { appendEvent } from '../audit/append-event.ts';
import type { ProposalRow } from '../schema.ts';

/** Notes a proposal that was written, in the audit trail too; `document` is the text of its `proposal.json`. */
export const insertProposal = (
  connection: Database,
  record: Omit<ProposalRecord, 'id'>,
  document: string,
): ProposalRecord => {
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO proposal (title, created_at, sha256, path, signer_name, document)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(record.title, record.createdAt, record.sha256, record.path, record.signerName, document);
  appendEvent(connection, {
    at: record.createdAt,
    ...(record.signerName === ''
      ? { action: 'proposed', what: `Proposal "${record.title}" prepared for approval` }
      : { action: 'signed', what: `Proposal "${record.title}" signed by ${record.signerName}` }),
    object: { kind: 'proposal', id: record.sha256 },
  });
  return { ...record, id: Number(lastInsertRowid) };
};

/** Every proposal written from this workspace, newest first. */
export const readProposals = (connection: Database): readonly ProposalRecord[] =>
  connection
    .prepare<[], Omit<ProposalRow, 'id' | 'document'> & { readonly id: number }>(
      `SELECT id, title, created_at, sha256, path, signer_name FROM proposal ORDER BY id DESC`,
    )
    .all()
    .map((row) => ({
      id: row.id,
      title: row.title,
      createdAt: row.created_at,
      sha256: row.sha256,
      path: row.path,
      signerName: row.signer_name,
    }));

/** The text of `proposal.json` of a proposal that was written from this workspace. */
export const readProposalDocument = (connection: Database, id: number): string =>
  connection
    .prepare<[number], string>(`SELECT document FROM proposal WHERE id = ?`)
    .pluck()
    .get(id) ?? '';

/** How far the audit trail had come at each proposal that states it, oldest first. */
export const readProposalAnchors = (
  connection: Database,
): readonly (AuditAnchor & Pick<ProposalRow, 'title'>)[] =>
  connection
    .prepare<[], AuditAnchor & Pick<ProposalRow, 'title'>>(
      // A document can be large: SQLite looks into it without handing it over.
      `SELECT title, document ->> '$.audit.events' AS events, document ->> '$.audit.head' AS head
       FROM proposal
       WHERE json_type(document, '$.audit.events') = 'integer'
         AND json_type(document, '$.audit.head') = 'text'
       ORDER BY id`,
    )
    .all();
