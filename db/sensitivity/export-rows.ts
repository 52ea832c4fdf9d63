import type { Database } from 'better-sqlite3';
import type { ExportRecord } from '#shared/model/sensitivity.ts';
import { appendEvent } from '../audit/append-event.ts';
import type { SensitiveExportRow } from '../schema.ts';

/** Notes what is written with sensitive values, in the audit trail too. */
export const insertExport = (connection: Database, record: Omit<ExportRecord, 'id'>): void => {
  connection
    .prepare(`INSERT INTO sensitive_export (at, what, target, names) VALUES (?, ?, ?, ?)`)
    .run(record.at, record.what, record.target, JSON.stringify(record.names));
  noteWritten(connection, record);
};

/** Tells the audit trail that a file was written, and with which sensitive things. */
export const noteWritten = (
  connection: Database,
  { at, what, target, names }: Omit<ExportRecord, 'id'>,
): void => {
  appendEvent(connection, {
    at,
    action: 'exported',
    what: names.length === 0 ? `Wrote ${what}` : `Wrote ${what} with ${names.join(', ')}`,
    object: { kind: 'file', id: target },
  });
};

/** Everything that was written with sensitive values, newest first. */
export const readExports = (connection: Database): readonly ExportRecord[] =>
  connection
    .prepare<[], SensitiveExportRow & { readonly id: number }>(
      `SELECT * FROM sensitive_export ORDER BY id DESC`,
    )
    .all()
    // Our own text, checked when it was written.
    .map(({ names, ...row }) => ({ ...row, names: JSON.parse(names) as readonly string[] }));
