import type { AppError } from '#shared/ipc/app-error.ts';
import { err, type Result } from '#shared/result.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { refuseChange } from '../refuse-change.ts';
import { appendEvent } from '../audit/append-event.ts';
import { changedRows } from '../audit/changed-rows.ts';
import { countRevision } from './count-revision.ts';

/**
 * Runs `work` as one named step of undo, in one transaction. Triggers log every changed row of the
 * undoable tables; work that changes none leaves no step. The audit trail gets one event. Steps that were undone can no longer be
 * redone afterwards. `at` is the UTC time in ISO 8601.
 */
export const recordStep = async <T>(
  file: WorkspaceFile,
  label: string,
  at: string,
  work: () => Promise<Result<T, AppError>>,
  /** Why, for the audit trail; it outlives the undo of the step. */
  reason?: string,
): Promise<Result<T, AppError>> => {
  if (file.isReadOnly) {
    return err(refuseChange(file, label));
  }
  const { connection } = file;
  return file.inTransaction(async () => {
    const { lastInsertRowid } = connection
      .prepare(`INSERT INTO edit_step (label, at, undone) VALUES (?, ?, 0)`)
      .run(label, at);
    const stepId = Number(lastInsertRowid);
    connection.prepare(`UPDATE edit_recording SET step_id = ?`).run(stepId);
    const result = await work();
    if (!result.ok) {
      return result;
    }
    connection.prepare(`UPDATE edit_recording SET step_id = NULL`).run();
    const changed = connection
      .prepare<[number], { readonly table_name: string }>(
        `SELECT DISTINCT table_name FROM edit_change WHERE step_id = ?`,
      )
      .all(stepId);
    if (changed.length === 0) {
      connection.prepare(`DELETE FROM edit_step WHERE id = ?`).run(stepId);
    } else {
      connection.prepare(`DELETE FROM edit_step WHERE undone = 1`).run();
      countRevision(connection, changed);
      appendEvent(connection, {
        at,
        action: 'changed',
        what: label,
        ...changedRows(connection, stepId),
        ...(reason === undefined ? {} : { reason }),
      });
    }
    return result;
  });
};
