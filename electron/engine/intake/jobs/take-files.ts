import { bannerRowReason } from '#shared/intake/describe-row-pattern.ts';
import { checkRecipe, placeColumns } from '#shared/intake/check-recipe.ts';
import { recipeHeaders } from '#shared/intake/headers/match-headers.ts';
import { nameHeaders } from '#shared/intake/name-headers.ts';
import { nameOfFiles } from '#shared/intake/name-of-files.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { findRepeatedHeader } from '#shared/intake/repeated-headers.ts';
import { counted } from '#shared/intake/wording.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { ImportedFile } from '#shared/model/import-run.ts';
import type { RateTable } from '#shared/model/rate-table.ts';
import type { LeftOutRow } from '#shared/model/run-findings.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { rowTexts, type CellRow } from '../source/cell-row.ts';
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
import { hashOfFiles, inOrder, locateRow, refuseTwins, sizeOf } from './file-list.ts';
import type { TableRead } from './read-job.ts';

/** The files are read; what a job adds to it comes from the taker. */
export type FilesTaken = { readonly read: TableRead; readonly taken: TableTaken };

/** Called once, with the headers of the first file. */
export type SinkOpener = (headers: readonly string[]) => RowSink;

/** A file whose rows come next, with what its row numbers count on from. */
export type BegunFile = { readonly name: string; readonly rowOffset: number };

type Begun = {
  readonly headers: readonly string[];
  readonly sink: RowSink;
  readonly taker: TableTaker;
};

const refuseTable = (file: SourceFile, found: string, remedy: string): never =>
  stopReading(refuseInput(file.name, 'a header row and rows below it', found, remedy));

const noRows = refuseInput(
  'Import',
  'files with rows below their header row',
  'no row in any of them',
  'Export the files again with their rows.',
);

const orderOf = (first: readonly string[], headers: readonly string[]): readonly number[] | null =>
  first.length === headers.length && first.every((header, place) => header === headers[place])
    ? null
    : first.map((header) => headers.indexOf(header));

/**
 * Reads files of one shape as the recipe says, as if they were one table, in the order of their
 * names. The recipe, the headers of each file and the files themselves are checked: one that changed
 * while it was read is refused at its end. Row numbers given to the sink count on from file to file;
 * those of the shown rows are the file's own.
 */
export const takeFiles = async (
  paths: readonly string[],
  recipe: Recipe,
  /** Files of the recipe's lookups, in their order. */
  lookups: readonly string[],
  openSink: SinkOpener,
  onProgress: (progress: Progress) => void,
  rates: RateTable | null,
  onFile: (file: BegunFile) => void = () => undefined,
): Promise<FilesTaken> => {
  const checked = checkRecipe(recipe, `Recipe ${recipe.source.name}`);
  if (!checked.ok) {
    throw new ReadRefusal(checked.error);
  }
  const ordered = inOrder(paths);
  const total = ordered.reduce((bytes, path) => bytes + sizeOf(path), 0);
  const files: ImportedFile[] = [];
  const layouts: { readonly fileName: string; readonly headers: readonly string[] }[] = [];
  const banner: LeftOutRow[] = [];
  let begun: Begun | null = null;
  let bytesBefore = 0;
  let rowOffset = 0;

  const begin = (headers: readonly string[]): Begun => {
    const sink = openSink(headers);
    const mayBeShort = recipe.file.kind !== 'delimited';
    const taker = createTableTaker(recipe, lookups, mayBeShort, sink, rates);
    return { headers, sink, taker };
  };

  const startFile = (file: SourceFile, above: readonly LeftOutRow[], row: CellRow): TableTaker => {
    const cells = rowTexts(row);
    const headers = nameHeaders(cells);
    const repeated = findRepeatedHeader(recipe, cells, headers, file.name);
    if (repeated !== null) {
      stopReading(repeated);
    }
    const places = placeColumns(recipe, headers, file.name);
    if (!places.ok) {
      throw new ReadRefusal(places.error);
    }
    onFile({ name: file.name, rowOffset });
    const started = (begun ??= begin(headers));
    for (const left of above.map((each) => ({ ...each, rowNumber: each.rowNumber + rowOffset }))) {
      banner.push(left);
      started.sink.leaveOut?.(left);
    }
    const order = orderOf(
      recipeHeaders(recipe.columns, started.headers),
      recipeHeaders(recipe.columns, headers),
    );
    const isNew = layouts.every((known) => known.headers.join('\0') !== headers.join('\0'));
    if (isNew && layouts.length < mostLayouts) {
      layouts.push({ fileName: file.name, headers });
    }
    started.taker.startFile({ places: places.value, width: headers.length, rowOffset, order });
    return started.taker;
  };

  const takeFile = async (file: SourceFile, above: readonly LeftOutRow[], place: number) => {
    const reading: { taker: TableTaker | null } = { taker: null };
    const label =
      ordered.length === 1
        ? 'Reading rows'
        : `Reading file ${counted(place + 1)} of ${counted(ordered.length)}`;
    let rowsRead = 0;
    let lastRow = 0;
    await readRows(
      file,
      recipe.file,
      (row) => {
        lastRow = row.rowNumber;
        if (reading.taker === null) {
          reading.taker = startFile(file, above, row);
        } else {
          reading.taker.take(row);
          rowsRead += 1;
        }
        return true;
      },
      (bytes) => onProgress({ label, done: bytesBefore + bytes, total }),
    );
    file.checkUnchanged();
    const taker: TableTaker =
      reading.taker ??
      refuseTable(
        file,
        `no row at or below row ${recipe.file.headerRow}`,
        'Choose another header row, or another file.',
      );
    taker.endFile();
    if (rowsRead === 0 && ordered.length === 1) {
      refuseTable(
        file,
        'a header row and nothing below it',
        'Export the file again with its rows.',
      );
    }
    const { bytes } = file.stamp;
    const read = { name: file.name, sha256: file.sha256(), bytes, rowOffset, rowsRead };
    refuseTwins(files, read);
    files.push(read);
    bytesBefore += bytes;
    rowOffset += lastRow;
    return taker;
  };

  let last: TableTaker | null = null;
  for (const [place, path] of ordered.entries()) {
    const above = await rowsAbove(path, recipe.file);
    const file = openSourceFile(path);
    try {
      last = await takeFile(file, above, place);
    } finally {
      file.close();
    }
  }
  const taken = (last ?? stopReading(noRows)).finish();
  if (taken.rowsRead === 0) {
    stopReading(noRows);
  }
  return { taken, read: readOf(recipe, files, layouts, banner, taken) };
};

const readOf = (
  recipe: Recipe,
  files: readonly ImportedFile[],
  layouts: TableRead['layouts'],
  banner: readonly LeftOutRow[],
  taken: TableTaken,
): TableRead => ({
  fileName: nameOfFiles(files),
  fileBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  fileSha256: hashOfFiles(files),
  files,
  rowsRead: taken.rowsRead,
  rowsAccepted: taken.rowsAccepted,
  rowsRejected: taken.rowsRejected,
  rowsLeftOut: taken.rowsLeftOut,
  leftOutRows: [...banner.slice(0, mostBannerShown), ...taken.leftOutRows].map((row) =>
    locateRow(row, files),
  ),
  layouts,
  findings: {
    headers: layouts[0]?.headers ?? [],
    names: recipeHeaders(recipe.columns, layouts[0]?.headers ?? []),
    headerChanges: [],
    leftOut: [
      ...(banner.length === 0 ? [] : [{ reason: bannerRowReason, rows: banner.length }]),
      ...taken.leftOut,
    ],
    misfits: taken.misfits,
    lookups: taken.lookups,
    lookupRuns: [],
    rateGaps: taken.totals.rateGaps.map((gap) => ({
      ...gap,
      first: gap.first.map((row) => locateRow(row, files)),
    })),
  },
  reasons: taken.reasons,
  rejectedRows: taken.rejectedRows.map((row) => locateRow(row, files)),
  partnerKeys: taken.partnerKeys,
});

const mostBannerShown = 200;
const mostLayouts = 50;
