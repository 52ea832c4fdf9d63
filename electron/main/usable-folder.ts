import { constants, type PathLike } from 'node:fs';

/** The part of `node:fs/promises` that is used. */
export type FolderAccess = {
  readonly mkdir: (path: string, options: { readonly recursive: true }) => Promise<unknown>;
  readonly access: (path: PathLike, mode: number) => Promise<void>;
};

/**
 * The first of the folders that exists or can be made, and can be written; the last one where none
 * can: whoever writes there reports why it fails.
 */
export const usableFolder = async (
  folders: readonly [string, ...string[]],
  { mkdir, access }: FolderAccess,
): Promise<string> => {
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
      return folder;
    } catch {
      // The next one may do.
    }
  }
  return folders.at(-1) ?? folders[0];
};
