import type { FileChanges } from '../model/run-changes.ts';

type NamedFile = { readonly name: string; readonly sha256: string };

/** Compares files by name: the same bytes under another name are one file gone and one added. */
export const compareFiles = (
  before: readonly NamedFile[],
  now: readonly NamedFile[],
): FileChanges => {
  const hashBefore = new Map(before.map(({ name, sha256 }) => [name, sha256]));
  const namesNow = new Set(now.map(({ name }) => name));
  const names = (files: readonly NamedFile[]): readonly string[] => files.map(({ name }) => name);
  return {
    added: names(now.filter(({ name }) => !hashBefore.has(name))),
    changed: names(now.filter(({ name, sha256 }) => (hashBefore.get(name) ?? sha256) !== sha256)),
    gone: names(before.filter(({ name }) => !namesNow.has(name))),
    same: now.filter(({ name, sha256 }) => hashBefore.get(name) === sha256).length,
  };
};

/** Whether anything differs. */
export const hasFileChanges = ({ added, changed, gone }: FileChanges): boolean =>
  added.length + changed.length + gone.length > 0;
