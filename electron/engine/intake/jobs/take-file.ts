import { bannerRowReason } from '#shared/intake/describe-row-pattern.ts';
import { checkRecipe, placeColumns } from '#shared/intake/check-recipe.ts';
import { nameHeaders } from '#shared/intake/name-headers.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { rowTexts } from '../source/cell-row.ts';
import { readRows } from '../source/read-rows.ts';
import { ReadRefusal, stopReading } from '../source/read-signal.ts';
import { rowsAbove } from '../source/sample-rows.ts';
import { openSourceFile, type SourceFile } from '../source/source-file.ts';
import {
  createTableTaker,
  type RowSink,
  type TableTaken,
  type TableTaker,
} from '../table/take-table.ts';
import type { TableRead } from './read-job.ts';

/** The file is read; what a job adds to it comes from the taker. */
export type FileTaken = { readonly read: TableRead; readonly taken: TableTaken };

export type SinkOpener = (headers: readonly string[]) => RowSink;

const refuseTable = (file: SourceFile, found: string, remedy: string): never =>
  stopReading(refuseInput(file.name, 'a header row and rows below it', found, remedy));

const startTaker = (
  file: SourceFile,
  recipe: Recipe,
  lookups: readonly string[],
  headers: readonly string[],
  openSink: SinkOpener,
): TableTaker => {
  const places = placeColumns(recipe, headers, file.name);
  if (!places.ok) {
    throw new ReadRefusal(places.error);
  }
  const mayBeShort = recipe.file.kind !== 'delimited';
  return createTableTaker(
    recipe,
    lookups,
    places.value,
    headers.length,
    mayBeShort,
    openSink(headers),
  );
};

/**
 * Reads the whole file as the recipe says. The recipe, the headers and the file itself are checked:
 * one that changed while it was read is refused at the end.
 */
export const takeFile = async (
  path: string,
  recipe: Recipe,
  /** Files of the recipe's lookups, in their order. */
  lookups: readonly string[],
  openSink: SinkOpener,
  onProgress: (progress: Progress) => void,
): Promise<FileTaken> => {
  const checked = checkRecipe(recipe, `Recipe ${recipe.source.name}`);
  if (!checked.ok) {
    throw new ReadRefusal(checked.error);
  }
  const banner = await rowsAbove(path, recipe.file);
  const file = openSourceFile(path);
  try {
    const begun: { taker: TableTaker | null; headers: readonly string[] } = {
      taker: null,
      headers: [],
    };
    await readRows(
      file,
      recipe.file,
      (row) => {
        if (begun.taker === null) {
          begun.headers = nameHeaders(rowTexts(row));
          begun.taker = startTaker(file, recipe, lookups, begun.headers, (headers) => {
            const sink = openSink(headers);
            banner.forEach((above) => sink.leaveOut?.(above));
            return sink;
          });
        } else {
          begun.taker.take(row);
        }
        return true;
      },
      (bytes) => onProgress({ label: 'Reading rows', done: bytes, total: file.stamp.bytes }),
    );
    file.checkUnchanged();
    const finished: TableTaker =
      begun.taker ??
      refuseTable(
        file,
        `no row at or below row ${recipe.file.headerRow}`,
        'Choose another header row, or another file.',
      );
    const taken = finished.finish();
    if (taken.rowsRead === 0) {
      refuseTable(
        file,
        'a header row and nothing below it',
        'Export the file again with its rows.',
      );
    }
    return {
      taken,
      read: {
        fileName: file.name,
        fileBytes: file.stamp.bytes,
        fileSha256: file.sha256(),
        rowsRead: taken.rowsRead,
        rowsAccepted: taken.rowsAccepted,
        rowsRejected: taken.rowsRejected,
        rowsLeftOut: taken.rowsLeftOut,
        leftOutRows: [...banner, ...taken.leftOutRows],
        findings: {
          headers: begun.headers,
          leftOut: [
            ...(banner.length === 0 ? [] : [{ reason: bannerRowReason, rows: banner.length }]),
            ...taken.leftOut,
          ],
          misfits: taken.misfits,
          lookups: taken.lookups,
          lookupRuns: [],
        },
        reasons: taken.reasons,
        rejectedRows: taken.rejectedRows,
        partnerKeys: taken.partnerKeys,
      },
    };
  } finally {
    file.close();
  }
};
