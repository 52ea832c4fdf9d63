import { readRuns } from '#db/imports/read-runs.ts';
import { readFormulas } from '#db/metrics/formula-rows.ts';
import { refuseChange } from '#db/refuse-change.ts';
import { insertExport, noteWritten } from '#db/sensitivity/export-rows.ts';
import { readMarks } from '#db/sensitivity/mark-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { namesOf } from '#shared/sensitivity/hidden.ts';
import { sensitiveThings, type RecipeInUse } from '#shared/sensitivity/sensitive-things.ts';

/** Everything sensitive in a workspace; `coming` is a recipe that is about to be used. */
export const readSensitive = (
  file: WorkspaceFile | null,
  coming?: RecipeInUse,
): readonly SensitiveThing[] => {
  const last = coming === undefined ? [] : [coming];
  return file === null
    ? sensitiveThings(last, [], [])
    : sensitiveThings(
        [...readRuns(file), ...last],
        readFormulas(file.connection),
        readMarks(file.connection),
      );
};

/** Tells the audit trail what was written and keeps it in the list of exports where it is sensitive. */
export type NoteExport = (at: Date) => void;

/**
 * Looks, before something is written, whether it may include these sensitive things: only where the
 * list of exports can be kept. Call the answer once it is written.
 */
export const planExport = (
  file: WorkspaceFile | null,
  things: readonly SensitiveThing[],
  included: readonly string[],
  { what, target }: { readonly what: string; readonly target: string },
): Result<NoteExport, AppError> => {
  const names = namesOf(things, included);
  if (names.length === 0) {
    return ok((at) => {
      if (file !== null && !file.isReadOnly) {
        noteWritten(file.connection, { at: at.toISOString(), what, target, names });
      }
    });
  }
  if (file === null || file.isReadOnly) {
    return err(
      refuseChange({ knownOn: file?.knownOn ?? null }, `${what} with ${names.join(', ')}`),
    );
  }
  return ok((at) => insertExport(file.connection, { at: at.toISOString(), what, target, names }));
};
