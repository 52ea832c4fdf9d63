import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** The one workspace that this engine has open, if any. */
export type Session = {
  readonly file: () => Result<WorkspaceFile, AppError>;
  /** Shows what is open as it was known on an ISO day, where nothing can be changed; null: as it is now. */
  readonly showAsOf: (knownOn: string | null) => void;
  /** Closes what is open and puts `next` in its place. */
  readonly replace: (next: WorkspaceFile | null) => Promise<void>;
};

/** A session without a workspace. */
export const createSession = (): Session => {
  let current: WorkspaceFile | null = null;
  let shown: WorkspaceFile | null = null;
  return {
    file: () =>
      shown === null
        ? err({
            type: 'WorkspaceRefused',
            where: 'Workspace',
            expected: 'an open workspace',
            found: 'none',
            remedy: 'Open or create a workspace first.',
          })
        : ok(shown),
    showAsOf: (knownOn) => {
      shown =
        current === null || knownOn === null ? current : { ...current, isReadOnly: true, knownOn };
    },
    replace: async (next) => {
      const before = current;
      current = next;
      shown = next;
      await before?.close();
    },
  };
};
