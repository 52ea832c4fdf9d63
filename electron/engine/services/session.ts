import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** The one workspace that this engine has open, if any. */
export type Session = {
  readonly file: () => Result<WorkspaceFile, AppError>;
  /** Closes what is open and puts `next` in its place. */
  readonly replace: (next: WorkspaceFile | null) => Promise<void>;
};

/** A session without a workspace. */
export const createSession = (): Session => {
  let current: WorkspaceFile | null = null;
  return {
    file: () =>
      current === null
        ? err({
            type: 'WorkspaceRefused',
            where: 'Workspace',
            expected: 'an open workspace',
            found: 'none',
            remedy: 'Open or create a workspace first.',
          })
        : ok(current),
    replace: async (next) => {
      const before = current;
      current = next;
      await before?.close();
    },
  };
};
