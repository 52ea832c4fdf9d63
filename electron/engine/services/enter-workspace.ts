import { ZodError } from 'zod';
import { purgeOrphanRuns } from '#db/imports/purge-orphan-runs.ts';
import { damaged } from '#db/check-workspace.ts';
import { openWorkspaceFile } from '#db/open-workspace-file.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readWorkspace } from './read-workspace.ts';

/** Where the content stops being what it should be, `tiers.0.name` for example. */
const placeOf = ({ issues: [first] }: ZodError): string =>
  first === undefined || first.path.length === 0 ? 'itself' : first.path.map(String).join('.');

/**
 * Opens a workspace and reads everything small of it. One whose rows another program changed into
 * something that makes no sense is refused and left as it is.
 */
export const enterWorkspace = async (
  path: string,
  now: Date,
): Promise<Result<{ readonly file: WorkspaceFile; readonly workspace: Workspace }, AppError>> => {
  const opened = await openWorkspaceFile(path, now);
  if (!opened.ok) {
    return opened;
  }
  const file = opened.value;
  try {
    if (!file.isReadOnly) {
      await purgeOrphanRuns(file);
    }
    return ok({ file, workspace: readWorkspace(file) });
  } catch (error) {
    await file.close();
    if (error instanceof ZodError) {
      return err(
        damaged(path, `a damaged file (what it says of ${placeOf(error)} makes no sense)`),
      );
    }
    throw error;
  }
};
