import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';

/** A folder means all its files; a pattern or a file means names of the folder it stands in. */
export const feedOfWord = async (
  word: string,
): Promise<{ readonly folder: string; readonly pattern: string }> => {
  const path = resolve(word);
  const facts = await stat(path).catch(() => null);
  return facts?.isDirectory() === true
    ? { folder: path, pattern: '*' }
    : { folder: dirname(path), pattern: basename(path) };
};
