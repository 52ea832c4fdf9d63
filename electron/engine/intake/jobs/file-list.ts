import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { ImportedFile } from '#shared/model/import-run.ts';
import { stopReading } from '../source/read-signal.ts';

/** By name, then by place: the order that a person sees in a folder, and the same on every machine. */
export const inOrder = (paths: readonly string[]): readonly string[] => {
  const keyOf = (path: string): string => `${basename(path)}\0${path}`;
  return [...new Set(paths)].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
};

/** For progress alone: whoever opens the file says what is wrong with it. */
export const sizeOf = (path: string): number =>
  statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Of one file the hash of its bytes; of many the hash of their hashes, a line each, in order. */
export const hashOfFiles = (files: readonly Pick<ImportedFile, 'sha256'>[]): string =>
  files.length === 1
    ? (files[0]?.sha256 ?? '')
    : createHash('sha256')
        .update(files.map(({ sha256 }) => `${sha256}\n`).join(''))
        .digest('hex');

/** One delivery under two names would count twice; days without a row may look alike. */
export const refuseTwins = (files: readonly ImportedFile[], next: ImportedFile): void => {
  const twin = files.find(({ sha256, rowsRead }) => sha256 === next.sha256 && rowsRead > 0);
  if (twin !== undefined) {
    stopReading(
      refuseInput(
        next.name,
        'files that differ from each other',
        `the same bytes as in ${twin.name}`,
        'Leave one of the two out and import the others.',
      ),
    );
  }
};

/** A row of the run under the name and with the row number of its file; of one file as it is. */
export const locateRow = <T extends { readonly rowNumber: number; readonly fileName?: string }>(
  row: T,
  files: readonly ImportedFile[],
): T => {
  const file = files.findLast(({ rowOffset }) => rowOffset < row.rowNumber);
  return files.length === 1 || file === undefined
    ? row
    : { ...row, fileName: file.name, rowNumber: row.rowNumber - file.rowOffset };
};
