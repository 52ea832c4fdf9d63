import { isAbsolute, resolve } from 'node:path';
import { kindOfFile } from './file-kinds.ts';
import type { PathGrants } from './path-grants.ts';

/** Workspace files that the operating system or a command line hands over. */
export type InitialFile = {
  /** Grants the file; a page that has asked before is told, otherwise it waits to be taken. */
  readonly offer: (path: string) => void;
  /** The newest file that waits, once; from then on offers are told. */
  readonly take: () => string | null;
  /** The file that waits to be taken, if any. */
  readonly waiting: () => string | null;
  /** The page is being loaded anew and will ask again. */
  readonly reset: () => void;
};

/** `tell` reaches the page. */
export const createInitialFile = (
  grants: PathGrants,
  tell: (path: string) => void,
): InitialFile => {
  let waiting: string | null = null;
  let hasAsked = false;
  return {
    offer: (path) => {
      const granted = grants.grant(path, 'workspace');
      if (hasAsked) {
        tell(granted);
      } else {
        waiting = granted;
      }
    },
    take: () => {
      hasAsked = true;
      const path = waiting;
      waiting = null;
      return path;
    },
    waiting: () => waiting,
    reset: () => {
      hasAsked = false;
    },
  };
};

/**
 * The workspace that a command line names: its last argument that is no switch and ends as a
 * workspace does, seen from the folder the command was given in.
 */
export const workspaceArgument = (
  args: readonly string[],
  workingFolder: string,
): string | null => {
  const named = args.filter((text) => !text.startsWith('-') && kindOfFile(text) === 'workspace');
  const last = named.at(-1);
  if (last === undefined) {
    return null;
  }
  return isAbsolute(last) ? last : resolve(workingFolder, last);
};
