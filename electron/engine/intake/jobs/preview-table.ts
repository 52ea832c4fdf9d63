import { mostColumns } from '#db/imports/run-tables.ts';
import { guessRecipe } from '#shared/intake/guess-recipe.ts';
import { nameHeaders } from '#shared/intake/name-headers.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted, countOf } from '#shared/intake/wording.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { ImportPreview } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { rowTexts, type CellRow } from '../source/cell-row.ts';
import { readRows } from '../source/read-rows.ts';
import { stopReading } from '../source/read-signal.ts';
import { openSourceFile, type SourceFile } from '../source/source-file.ts';
import { createTableProfiler, type TableProfiler } from '../table/profile-table.ts';
import { guessFileFormat } from './guess-file-format.ts';

/** Larger files are guessed from their first part, and the preview says so. */
const mostBytes = 512 << 20;

type Profiled = {
  readonly headers: readonly string[];
  readonly profiler: TableProfiler;
  readonly isWholeFile: boolean;
};

const readHeaders = (file: SourceFile, row: CellRow): readonly string[] => {
  if (row.count > mostColumns) {
    stopReading(
      refuseInput(
        `${file.name}, row ${counted(row.rowNumber)}`,
        `at most ${countOf(mostColumns, 'column')}`,
        countOf(row.count, 'column'),
        'Choose the right delimiter, or export only the columns that are needed.',
      ),
    );
  }
  return nameHeaders(rowTexts(row));
};

const profileRows = async (
  file: SourceFile,
  format: Recipe['file'],
  onProgress: (progress: Progress) => void,
): Promise<Profiled> => {
  const begun: { headers: readonly string[]; profiler: TableProfiler | null } = {
    headers: [],
    profiler: null,
  };
  let bytesRead = 0;
  let isWholeFile = true;
  await readRows(
    file,
    format,
    (row) => {
      if (begun.profiler === null) {
        begun.headers = readHeaders(file, row);
        begun.profiler = createTableProfiler(begun.headers.length, format.kind !== 'delimited');
        return true;
      }
      begun.profiler.add(row);
      isWholeFile = bytesRead < mostBytes;
      return isWholeFile;
    },
    (bytes) => {
      bytesRead = bytes;
      onProgress({ label: 'Looking at rows', done: bytes, total: file.stamp.bytes });
    },
  );
  const found: TableProfiler =
    begun.profiler ??
    stopReading(
      refuseInput(
        file.name,
        'a header row and rows below it',
        `no row at or below row ${format.headerRow}`,
        'Choose another header row, or another file.',
      ),
    );
  if (found.rows() === 0) {
    stopReading(
      refuseInput(
        file.name,
        'a header row and rows below it',
        'a header row and nothing below it',
        'Export the file again with its rows, or choose another header row.',
      ),
    );
  }
  return { headers: begun.headers, profiler: found, isWholeFile };
};

/** `Sales 2026-03.csv` gives `Sales 2026-03`. */
const sourceName = (fileName: string): string =>
  fileName
    .replace(/\.gz$/iu, '')
    .replace(/\.[^.]{1,8}$/u, '')
    .trim()
    .slice(0, 200) || 'Import';

/**
 * What the import wizard shows of a file: the whole guess of a recipe with its evidence, every
 * column with what does not fit, and the first rows. Guesses rest on all rows, up to 512 MB.
 */
export const previewTable = async (
  path: string,
  recipe: Recipe | null,
  onProgress: (progress: Progress) => void,
): Promise<ImportPreview> => {
  const { format, sheets, evidence } = await guessFileFormat(path, recipe?.file ?? null);
  const file = openSourceFile(path);
  try {
    const { headers, profiler, isWholeFile } = await profileRows(file, format, onProgress);
    const profile = profiler.finish();
    const guess = guessRecipe(
      {
        sourceName: sourceName(file.name),
        file: format,
        headers,
        columns: profile.columns,
        isConstantPer: (key, header) =>
          profile.isConstantPer(headers.indexOf(key), headers.indexOf(header)),
      },
      recipe,
    );
    return {
      fileName: file.name,
      fileBytes: file.stamp.bytes,
      sheets,
      guess: guess.recipe,
      evidence: [...evidence, ...guess.evidence],
      columns: guess.columns,
      sampleRows: profile.sampleRows,
      rowsRead: profile.rowsRead,
      isWholeFile,
    };
  } finally {
    file.close();
  }
};
