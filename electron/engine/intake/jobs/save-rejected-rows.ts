import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { csvRow } from '#shared/intake/csv-row.ts';
import { recipeHeaders } from '#shared/intake/headers/match-headers.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { RejectedRow } from '#shared/model/import-run.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import type { SavedRows } from '#shared/model/run-findings.ts';
import type { CellUse } from '../table/take-table.ts';
import { pathsOf, type ReadJob } from './read-job.ts';
import { takeFiles } from './take-files.ts';

const flushAt = 1 << 16;

type SaveJob = Pick<
  Extract<ReadJob, { readonly kind: 'saveRejected' }>,
  'path' | 'also' | 'recipe' | 'lookups' | 'what' | 'target' | 'hide'
>;

const headOf = (what: SavedRows, headers: readonly string[]): readonly string[] =>
  what === 'issues' ? ['Row', 'Column', 'Text', 'Taken as'] : ['Row', 'Reason', ...headers];

/**
 * Reads the files again and writes their rejected rows, the rows that were left out or the cells that a rule
 * settled as CSV, without hidden columns (UTF-8 with a byte-order mark, so that spreadsheets read it right): the file where there
 * are many, row number, reason, then the cells as they stand, in the order of the first file's columns. The target appears only when it is complete. Returns the number of rows.
 */
export const saveRejectedRows = async (
  { path, also, recipe, lookups, what, target, hide = [] }: SaveJob,
  onProgress: (progress: Progress) => void,
): Promise<number> => {
  const part = `${target}.part`;
  const descriptor = openSync(part, 'w');
  const paths = pathsOf({ path, also });
  const isMany = paths.length > 1;
  let file = { name: '', rowOffset: 0 };
  let rows = 0;
  let pending = '\ufeff';
  const flush = (): void => {
    writeSync(descriptor, pending);
    pending = '';
  };
  const write = (rowNumber: number, cells: readonly string[]): void => {
    rows += 1;
    pending += csvRow([...(isMany ? [file.name] : []), rowNumber - file.rowOffset, ...cells]);
    if (pending.length > flushAt) {
      flush();
    }
  };
  const hidden = new Set(hide);
  let isShown: readonly boolean[] = [];
  const writeRow = ({ rowNumber, reason, cells }: RejectedRow): void => {
    // Of a row with more or fewer cells nobody knows which cell belongs to a hidden column.
    const isClear = hidden.size === 0 || cells.length === isShown.length;
    const shown = hidden.size === 0 ? cells : cells.filter((_, place) => isShown[place]);
    write(rowNumber, [reason, ...(isClear ? shown : [])]);
  };
  try {
    await takeFiles(
      paths,
      recipe,
      lookups,
      (headers) => {
        // A hidden column stays hidden under whatever header this file has it.
        isShown = recipeHeaders(recipe.columns, headers).map((name) => !hidden.has(name));
        const shown = headers.filter((_, place) => isShown[place]);
        pending += csvRow([...(isMany ? ['File'] : []), ...headOf(what, shown)]);
        return {
          accept: null,
          reject: what === 'rejected' ? writeRow : null,
          ...(what === 'leftOut' ? { leaveOut: writeRow } : {}),
          ...(what === 'issues'
            ? {
                issue: ({ rowNumber, header, text, taken }: CellUse) =>
                  write(rowNumber, [
                    header,
                    ...(hidden.has(header)
                      ? [maskText, maskText]
                      : [text, taken === '' ? '(no value)' : taken]),
                  ]),
              }
            : {}),
        };
      },
      onProgress,
      null,
      (begun) => {
        file = begun;
      },
    );
    flush();
    closeSync(descriptor);
    renameSync(part, target);
    return rows;
  } catch (error) {
    closeSync(descriptor);
    rmSync(part, { force: true });
    throw error;
  }
};
