import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';

const dataEnding = /\.(?:csv|tsv|txt|tab|psv|xlsx|xlsm|json|jsonl|ndjson|parquet|gz)$/iu;

/** `*` stands for any signs of a name, `?` for one. */
const patternOf = (text: string): RegExp => {
  const parts = text.replace(/[.+^${}()|[\]\\]/gu, String.raw`\$&`);
  // A row of stars says no more than one and would take long to try.
  const wild = parts.replaceAll(/\*+/gu, '.*').replaceAll('?', '.');
  return new RegExp(`^${wild}$`, 'su');
};

/** Office programs leave such beside an open file; what begins with a dot is hidden. */
const isPassing = (name: string): boolean => name.startsWith('~$') || name.startsWith('.');

const namesIn = async (folder: string, fits: (name: string) => boolean) => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !isPassing(entry.name) && fits(entry.name))
    .map(({ name }) => join(folder, name));
};

/**
 * Files of a folder by a pattern of their names; none where there is no such folder. A pattern without
 * an ending means data files alone.
 */
export const filesLike = (folder: string, pattern: string): Promise<readonly string[]> => {
  const test = patternOf(pattern);
  const isAnyEnding = pattern.includes('.');
  return namesIn(folder, (name) => test.test(name) && (isAnyEnding || dataEnding.test(name)));
};

const expandWord = async (word: string): Promise<readonly string[]> => {
  const path = resolve(word);
  const facts = await stat(path).catch(() => null);
  if (facts?.isDirectory() === true) {
    return namesIn(path, (name) => dataEnding.test(name));
  }
  if (facts !== null || !/[*?]/u.test(basename(path))) {
    return [path];
  }
  return filesLike(dirname(path), basename(path));
};

/**
 * The files that words of a command line mean: files, folders (their data files) and patterns, which
 * not every shell expands. Each file once, sorted; a word that means none is refused.
 */
export const expandFiles = async (
  words: readonly string[],
): Promise<Result<readonly [string, ...string[]], AppError>> => {
  const paths = new Set<string>();
  for (const word of words) {
    const found = await expandWord(word);
    if (found.length === 0) {
      return err(
        refuseInput(word, 'at least one file', 'none', 'Correct the folder or the pattern.'),
      );
    }
    for (const path of found) {
      paths.add(path);
    }
  }
  const [first, ...rest] = [...paths].sort();
  return first === undefined
    ? err(refuseInput('Import', 'at least one file', 'none', 'Name the files to import.'))
    : ok([first, ...rest]);
};
