import type { AppError } from '#shared/ipc/app-error.ts';
import type { WorkspaceFile } from './workspace-file.ts';

/** Why nothing can be changed, for a workspace that is read-only. */
export const refuseChange = (
  { knownOn }: Pick<WorkspaceFile, 'knownOn'>,
  where: string,
): AppError =>
  knownOn === null
    ? {
        type: 'WorkspaceRefused',
        where,
        expected: 'a workspace that may be written',
        found: 'a read-only file',
        remedy: 'Copy the file to a folder of yours and open the copy.',
      }
    : {
        type: 'WorkspaceRefused',
        where,
        expected: 'the workspace as it is known now',
        found: `the workspace as it was known on ${knownOn}`,
        remedy: 'Go back to what is known now and do it there.',
      };
