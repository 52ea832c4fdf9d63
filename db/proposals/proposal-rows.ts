import type { Database } from 'better-sqlite3';
import type { ProposalRecord } from '#shared/model/proposal.ts';
import type { ProposalRow } from '../schema.ts';

/** Notes a proposal that was written; `document` is the text of its `proposal.json`. */
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
