import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineChannel } from '#shared/ipc/engine-contract.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { Result } from '#shared/result.ts';
import { writeCsv } from '#shared/text/write-csv.ts';
import { writePartsSafely } from './write-parts-safely.ts';
import { writeWorkbook, type Sheet } from './write-workbook.ts';

/** Rows of a CSV file that are written at once. */
const csvTurn = 2000;

/**
 * Writes sheets to a file, whole or not at all, telling how far it is under `label`: as a workbook, or the first
 * of them as CSV.
 */
export const writeSheets = (
  path: string,
  format: 'csv' | 'xlsx',
  sheets: readonly Sheet[],
  label: string,
  { signal, progress, channel }: RequestContext & { readonly channel: EngineChannel },
): Promise<Result<null, AppError>> => {
  const [first] = sheets;
  const written = format === 'csv' && first !== undefined ? [first] : sheets;
  const total = written.reduce((sum, { rows }) => sum + rows, 0);
  return writePartsSafely(path, { signal, channel }, async (write, turn) => {
    const onRows = async (done: number): Promise<void> => {
      progress({ label, done, total });
      await turn();
    };
    if (format === 'xlsx') {
      await writeWorkbook(sheets, write, onRows);
      return;
    }
    const { columns = [], rows = 0, read = () => [] } = first ?? {};
    // Spreadsheets take a file for UTF-8 only where it says so.
    await write(`\uFEFF${writeCsv([columns.map(({ name }) => name)])}`);
    for (let from = 0; from < rows; from += csvTurn) {
      const some = Array.from({ length: Math.min(csvTurn, rows - from) }, (_, place) =>
        read(from + place),
      );
      await write(writeCsv(some));
      await onRows(from + some.length);
    }
  });
};
