import { mostColumns } from '#db/imports/run-tables.ts';
import { guessRecipe, type RecipeGuess } from '#shared/intake/guess-recipe.ts';
import { findEndRows, guessTotalRows, type ColumnSum } from '#shared/intake/guess-total-rows.ts';
import { matchHeaders, recipeHeaders } from '#shared/intake/headers/match-headers.ts';
import { nameHeaders } from '#shared/intake/name-headers.ts';
import { parseNumber } from '#shared/intake/parse-number.ts';
import { neededHeaders } from '#shared/intake/recipe-use.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted, countOf } from '#shared/intake/wording.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { ImportPreview } from '#shared/model/import-run.ts';
import type { Recipe, RowPattern } from '#shared/model/recipe.ts';
import { cellText, rowTexts, type CellRow } from '../source/cell-row.ts';
import { readRows } from '../source/read-rows.ts';
import { stopReading } from '../source/read-signal.ts';
import { openSourceFile, type SourceFile } from '../source/source-file.ts';
import {
  createTableProfiler,
  type TableProfile,
  type TableProfiler,
} from '../table/profile-table.ts';
import { createRowGate, type RowGate } from '../table/row-gate.ts';
import { guessFileFormat } from './guess-file-format.ts';

/** Larger files are guessed from their first part, and the preview says so. */
const mostBytes = 512 << 20;

type Profiled = {
  /** As the recipe calls them, where it knows them. */
  readonly headers: readonly string[];
  readonly fileHeaders: readonly string[];
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

const nothing = (): void => undefined;

/** Rows that the recipe leaves out say nothing about its columns. */
const openGate = (
  recipe: Recipe | null,
  headers: readonly string[],
  data: (row: CellRow) => void,
): RowGate => {
  const known = ({ column }: RowPattern): boolean => headers.includes(column);
  if (recipe === null) {
    return { push: data, finish: nothing };
  }
  const { totalRows, leaveOut = [], ...rest } = recipe;
  return createRowGate(
    {
      ...rest,
      leaveOut: leaveOut.filter(known),
      ...(totalRows !== undefined && known(totalRows) ? { totalRows } : {}),
    },
    (header) => headers.indexOf(header),
    { data, leftOut: nothing },
  );
};

const profileRows = async (
  file: SourceFile,
  format: Recipe['file'],
  recipe: Recipe | null,
  skipped: ReadonlySet<number>,
  onRow: ((row: CellRow) => void) | null,
  onProgress: (progress: Progress) => void,
): Promise<Profiled> => {
  const begun: {
    headers: readonly string[];
    fileHeaders: readonly string[];
    profiler: TableProfiler | null;
    gate: RowGate | null;
  } = { headers: [], fileHeaders: [], profiler: null, gate: null };
  let bytesRead = 0;
  let isWholeFile = true;
  await readRows(
    file,
    format,
    (row) => {
      if (begun.gate === null) {
        begun.fileHeaders = readHeaders(file, row);
        begun.headers = recipeHeaders(recipe?.columns ?? [], begun.fileHeaders);
        const profiler = createTableProfiler(begun.headers.length, format.kind !== 'delimited');
        begun.profiler = profiler;
        begun.gate = openGate(recipe, begun.headers, (data) => {
          profiler.add(data);
          onRow?.(data);
        });
        return true;
      }
      if (!skipped.has(row.rowNumber)) {
        begun.gate.push(row);
      }
      isWholeFile = bytesRead < mostBytes;
      return isWholeFile;
    },
    (bytes) => {
      bytesRead = bytes;
      onProgress({ label: 'Looking at rows', done: bytes, total: file.stamp.bytes });
    },
  );
  begun.gate?.finish();
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
  const { headers, fileHeaders } = begun;
  return { headers, fileHeaders, profiler: found, isWholeFile };
};

/** `Sales 2026-03.csv` gives `Sales 2026-03`. */
const sourceName = (fileName: string): string =>
  fileName
    .replace(/\.gz$/iu, '')
    .replace(/\.[^.]{1,8}$/u, '')
    .trim()
    .slice(0, 200) || 'Import';

type Guessed = {
  readonly headers: readonly string[];
  readonly fileHeaders: readonly string[];
  readonly profile: TableProfile;
  readonly guess: RecipeGuess;
  readonly isWholeFile: boolean;
};

const guessFrom = (
  file: SourceFile,
  format: Recipe['file'],
  { headers, fileHeaders, profiler, isWholeFile }: Profiled,
  recipe: Recipe | null,
): Guessed => {
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
  return { headers, fileHeaders, profile, guess, isWholeFile };
};

/** Adds up number columns; the signs are those that were guessed. */
const createSums = ({
  columns,
  decimal,
  thousands,
}: Recipe): {
  readonly add: (row: CellRow) => void;
  readonly read: () => ReadonlyMap<string, ColumnSum>;
} => {
  const numeric = columns.flatMap(({ header, type }, place) =>
    type === 'number' ? [{ header, place, sum: 0, cells: 0 }] : [],
  );
  return {
    add: (row) => {
      for (const column of numeric) {
        const value = parseNumber(cellText(row, column.place), { decimal, thousands });
        if (value !== null) {
          column.sum += value;
          column.cells += 1;
        }
      }
    },
    read: () => new Map(numeric.map(({ header, sum, cells }) => [header, { sum, cells }])),
  };
};

/**
 * Where the last rows look like totals, the file is read once more without them: their numbers are
 * compared with the sums of the rest, and the guesses rest on the rest alone.
 */
const withoutTotals = async (
  path: string,
  format: Recipe['file'],
  first: Guessed,
  onProgress: (progress: Progress) => void,
): Promise<Guessed> => {
  const { recipe } = first.guess;
  const ends = findEndRows(first.profile.lastRows, first.headers, recipe.key);
  if (ends.length === 0 || ends.length === first.profile.rowsRead || !first.isWholeFile) {
    return first;
  }
  const sums = createSums(recipe);
  const file = openSourceFile(path);
  try {
    const skipped = new Set(ends.map(({ rowNumber }) => rowNumber));
    const profiled = await profileRows(file, format, null, skipped, sums.add, onProgress);
    const second = guessFrom(file, format, profiled, null);
    const { columns, key } = second.guess.recipe;
    const found = guessTotalRows(ends, columns, key, sums.read(), recipe);
    if (found === null) {
      return first;
    }
    const { guess } = second;
    return {
      ...second,
      guess: {
        ...guess,
        recipe: { ...guess.recipe, totalRows: found.totalRows },
        evidence: [...guess.evidence, found.evidence],
      },
    };
  } finally {
    file.close();
  }
};

const driftOf = (recipe: Recipe, fileHeaders: readonly string[]): ImportPreview['drift'] => {
  const needed = neededHeaders(recipe);
  return matchHeaders(recipe.columns, fileHeaders).flatMap(({ column, place, by, candidates }) =>
    by === 'name'
      ? []
      : [
          {
            column,
            header: fileHeaders[place] ?? null,
            by,
            candidates,
            isNeeded: needed.has(column),
          },
        ],
  );
};

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
    const profiled = await profileRows(file, format, recipe, new Set(), null, onProgress);
    const first = guessFrom(file, format, profiled, recipe);
    const { profile, guess, isWholeFile, fileHeaders } =
      recipe === null ? await withoutTotals(path, format, first, onProgress) : first;
    return {
      fileName: file.name,
      fileBytes: file.stamp.bytes,
      sheets,
      guess: guess.recipe,
      evidence: [...evidence, ...guess.evidence],
      columns: guess.columns,
      fileHeaders,
      drift: driftOf(guess.recipe, fileHeaders),
      sampleRows: profile.sampleRows,
      rowsRead: profile.rowsRead,
      isWholeFile,
    };
  } finally {
    file.close();
  }
};
