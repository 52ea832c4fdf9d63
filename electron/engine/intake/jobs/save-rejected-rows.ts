import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { csvRow } from '#shared/intake/csv-row.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { takeFile } from './take-file.ts';

const flushAt = 1 << 16;

/**
 * Reads the file again and writes its rejected rows as CSV (UTF-8 with a byte-order mark, so that
 * spreadsheets read it right): row number, reason, then the cells as they stand. The target appears
 * only when it is complete. Returns the number of rows.
 */
export const saveRejectedRows = async (
  path: string,
  recipe: Recipe,
  target: string,
  onProgress: (progress: Progress) => void,
): Promise<number> => {
  const part = `${target}.part`;
  const descriptor = openSync(part, 'w');
  let rows = 0;
  let pending = '\ufeff';
  const flush = (): void => {
    writeSync(descriptor, pending);
    pending = '';
  };
  try {
    await takeFile(
      path,
      recipe,
      (headers) => {
        pending += csvRow(['Row', 'Reason', ...headers]);
        return {
          accept: null,
          reject: ({ rowNumber, reason, cells }) => {
            rows += 1;
            pending += csvRow([rowNumber, reason, ...cells]);
            if (pending.length > flushAt) {
              flush();
            }
          },
        };
      },
      onProgress,
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
