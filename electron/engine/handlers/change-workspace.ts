import { recordStep } from '#db/history/record-step.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import type { Session } from '../services/session.ts';

type Change = {
  readonly label: string;
  /** The revision the change was made on; null where the change cannot clash. */
  readonly baseRevision: number | null;
  readonly now: Date;
  /** Why, for the audit trail. */
  readonly reason?: string | undefined;
};

const outOfDate = (label: string, expected: number, found: number): AppError => ({
  type: 'InputRefused',
  where: label,
  expected: `a change of revision ${expected} of the workspace`,
  found: `one made on revision ${found}`,
  remedy: 'Look at the workspace as it is now and make the change again.',
});

/** Applies `work` as one named step of undo and answers with the workspace as it is then. */
export const changeWorkspace = async (
  session: Session,
  { label, baseRevision, now, reason }: Change,
  work: (file: WorkspaceFile) => void,
): Promise<Result<Workspace, AppError>> => {
  const file = session.file();
  if (!file.ok) {
    return file;
  }
  const { revision } = readWorkspace(file.value);
  if (baseRevision !== null && baseRevision !== revision) {
    return err(outOfDate(label, revision, baseRevision));
  }
  const recorded = await recordStep(
    file.value,
    label,
    now.toISOString(),
    () => {
      work(file.value);
      return Promise.resolve(ok(null));
    },
    reason,
  );
  return recorded.ok ? ok(readWorkspace(file.value)) : recorded;
};
