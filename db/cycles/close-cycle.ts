import type { AppError } from '#shared/ipc/app-error.ts';
import type { CycleClosing } from '#shared/model/review-cycle.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { appendEvent } from '../audit/append-event.ts';
import { countRevision } from '../history/count-revision.ts';
import { refuseChange } from '../refuse-change.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { keepContent } from './content-rows.ts';

/**
 * Closes a cycle for good and keeps its table. The steps that made and decided it leave the undo log in the
 * same transaction: the tables refuse to be walked back, so there must be nothing to walk. What they did
 * stays in the audit trail.
 */
export const closeCycle = async (
  file: WorkspaceFile,
  { id, label }: { readonly id: string; readonly label: string },
  table: Uint8Array,
  closing: Omit<CycleClosing, 'tableSha256'>,
): Promise<Result<null, AppError>> => {
  if (file.isReadOnly) {
    return err(refuseChange(file, label));
  }
  const { connection } = file;
  return file.inTransaction(() => {
    const sha256 = keepContent(connection, table);
    const { at, by, note } = closing;
    connection
      .prepare(
        `INSERT INTO cycle_closing (cycle_id, at, made_by, note, table_sha256) VALUES (?, ?, ?, ?, ?)`,
      )
      .run(id, at, by, note, sha256);
    connection
      .prepare(
        `DELETE FROM edit_step WHERE id IN (
           SELECT step_id FROM edit_change
           WHERE (table_name = 'review_cycle' AND row_id = @id)
              OR (table_name IN ('cycle_decision', 'cycle_evidence', 'cycle_comment')
                  AND coalesce(after, before) ->> '$.cycle_id' = @id))`,
      )
      .run({ id });
    countRevision(connection, []);
    appendEvent(connection, {
      at,
      action: 'closed',
      what: label,
      object: { kind: 'review cycle', id: sha256 },
      ...(note === '' ? {} : { reason: note }),
    });
    return Promise.resolve(ok(null));
  });
};
