import { isAbsolute, resolve } from 'node:path';
import type { PathUse } from '#shared/ipc/channel-parts.ts';

/** The paths that a person chose since the start, by dialog, drop, argument or recent file. */
export type PathGrants = {
  /** Remembers the choice and returns the path in the one spelling that is granted. */
  readonly grant: (path: string, use: PathUse) => string;
  /** True only for the granted spelling and the granted use; `write` includes `read`. */
  readonly isGranted: (path: string, use: PathUse) => boolean;
  /** True for a path that was chosen for anything. */
  readonly isKnown: (path: string) => boolean;
};

/** No grant yet. */
export const createPathGrants = (): PathGrants => {
  const usesByPath = new Map<string, ReadonlySet<PathUse>>();
  const usesOf = (path: string): ReadonlySet<PathUse> => usesByPath.get(path) ?? new Set();
  return {
    grant: (path, use) => {
      const spelling = resolve(path);
      const added: readonly PathUse[] = use === 'write' ? ['write', 'read'] : [use];
      usesByPath.set(spelling, new Set([...usesOf(spelling), ...added]));
      return spelling;
    },
    // Compared as text: another spelling of the same file is no choice of the person.
    isGranted: (path, use) => isAbsolute(path) && usesOf(path).has(use),
    isKnown: (path) => usesByPath.has(path),
  };
};
