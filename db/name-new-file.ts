import { link, open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import { sqliteCode as codeOf } from './sqlite.ts';

/** What is answered where a file cannot have two names: FAT and exFAT, and some shares. */
const withoutLinks: readonly (string | null)[] = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];

/** An empty file takes the name first, so that nobody else's file is replaced. */
const claimAndRename = async (part: string, path: string): Promise<void> => {
  const claim = await open(path, 'wx');
  await claim.close();
  try {
    await rename(part, path);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
};

/**
 * Gives a finished file its name in one step. False where a file has that name already, even one that
 * came a moment ago: both files stay as they are then.
 */
export const nameNewFile = async (part: string, path: string): Promise<boolean> => {
  try {
    await link(part, path).catch(async (error: unknown) => {
      if (!withoutLinks.includes(codeOf(error))) throw error;
      await claimAndRename(part, path);
    });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  await rm(part, { force: true });
  return true;
};

/** A file of that name is there already. */
export const takenName = (path: string): AppError => ({
  type: 'StorageFailed',
  where: basename(path),
  expected: 'a name that is free',
  found: 'a file of that name',
  remedy: 'Choose another name; nothing is overwritten.',
});
