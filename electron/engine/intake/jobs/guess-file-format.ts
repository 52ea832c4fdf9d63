import { guessDelimiter } from '#shared/intake/guess-delimiter.ts';
import { guessHeaderRow } from '#shared/intake/guess-header-row.ts';
import { counted, countOf, quotedList } from '#shared/intake/wording.ts';
import type { GuessEvidence } from '#shared/model/import-run.ts';
import type { DelimitedFormat, Recipe, WorkbookFormat } from '#shared/model/recipe.ts';
import { openParquet } from '../source/parquet/open-parquet.ts';
import { isZonedTimestamp } from '../source/parquet/show-value.ts';
import { sampleRows, tryDelimiters } from '../source/sample-rows.ts';
import { guessEncoding, sniffKind } from '../source/sniff-file.ts';
import { openSourceFile } from '../source/source-file.ts';
import { listSheets } from '../source/workbook/list-sheets.ts';
import type { SheetPart } from '../source/workbook/read-parts.ts';

/** How the bytes of a file become rows of cells. */
export type FormatGuess = {
  readonly format: Recipe['file'];
  readonly sheets: readonly string[];
  readonly evidence: readonly GuessEvidence[];
};

const guessDelimited = async (
  path: string,
  given: DelimitedFormat | null,
): Promise<FormatGuess> => {
  const { encoding, evidence: encodingEvidence } = guessEncoding(path);
  const read = given?.encoding ?? encoding;
  const { delimiter, evidence: delimiterEvidence } = guessDelimiter(tryDelimiters(path, read));
  const cut = given?.delimiter ?? delimiter;
  const format = { kind: 'delimited', encoding: read, delimiter: cut, headerRow: 1 } as const;
  const { headerRow, evidence: headerEvidence } = guessHeaderRow(await sampleRows(path, format));
  return {
    format: { ...format, headerRow: given?.headerRow ?? headerRow },
    sheets: [],
    evidence: [encodingEvidence, delimiterEvidence, headerEvidence],
  };
};

const guessSheet = (sheets: readonly SheetPart[]): GuessEvidence => {
  const visible = sheets.filter((sheet) => !sheet.isHidden);
  const hidden = sheets.filter((sheet) => sheet.isHidden);
  const name = (visible[0] ?? sheets[0])?.name ?? '';
  const sentence =
    sheets.length === 1
      ? 'It is the only sheet.'
      : `It is the first of ${counted(visible.length)} visible sheets.`;
  return {
    about: 'sheet',
    guess: name,
    evidence:
      hidden.length === 0
        ? sentence
        : `${sentence} Hidden: ${quotedList(hidden.slice(0, 5).map((sheet) => sheet.name))}.`,
  };
};

const guessWorkbook = async (path: string, given: WorkbookFormat | null): Promise<FormatGuess> => {
  const sheets = await listSheets(path);
  const sheetEvidence = guessSheet(sheets);
  const format = {
    kind: 'workbook',
    sheet: given?.sheet ?? sheetEvidence.guess,
    headerRow: 1,
  } as const;
  const { headerRow, evidence: headerEvidence } = guessHeaderRow(await sampleRows(path, format));
  return {
    format: { ...format, headerRow: given?.headerRow ?? headerRow },
    sheets: sheets.map((sheet) => sheet.name),
    evidence: [sheetEvidence, headerEvidence],
  };
};

const jsonGuess: FormatGuess = {
  format: { kind: 'json', headerRow: 1 },
  sheets: [],
  evidence: [
    {
      about: 'columns',
      guess: 'JSON records',
      evidence: 'The file starts as JSON does; the fields of all its records are the columns.',
    },
  ],
};

const guessParquet = async (path: string): Promise<FormatGuess> => {
  const file = openSourceFile(path);
  try {
    const { columns, groups, rows } = await openParquet(file);
    const nested = columns.filter(({ isNested }) => isNested).map(({ name }) => name);
    const zoned = columns
      .filter(({ element }) => isZonedTimestamp(element))
      .map(({ name }) => name);
    return {
      format: { kind: 'parquet', headerRow: 1 },
      sheets: [],
      evidence: [
        {
          about: 'columns',
          guess: 'Parquet columns',
          evidence: [
            `The file names ${countOf(columns.length, 'column')} with their types, for ${countOf(rows, 'row')} in ${countOf(groups.length, 'row group')}.`,
            zoned.length === 0 ? '' : `In UTC: ${quotedList(zoned.slice(0, 5))}.`,
            nested.length === 0
              ? ''
              : `Lists or records, shown as JSON: ${quotedList(nested.slice(0, 5))}.`,
          ]
            .filter((sentence) => sentence !== '')
            .join(' '),
        },
      ],
    };
  } finally {
    file.close();
  }
};

/** Guesses encoding, delimiter, sheet and header row; what `given` says holds if it fits the file. */
export const guessFileFormat = (
  path: string,
  given: Recipe['file'] | null,
): Promise<FormatGuess> => {
  const file = openSourceFile(path);
  let kind: ReturnType<typeof sniffKind>;
  try {
    kind = sniffKind(file);
  } finally {
    file.close();
  }
  if (kind === 'json') {
    return Promise.resolve(jsonGuess);
  }
  if (kind === 'parquet') {
    return guessParquet(path);
  }
  return kind === 'workbook'
    ? guessWorkbook(path, given?.kind === 'workbook' ? given : null)
    : guessDelimited(path, given?.kind === 'delimited' ? given : null);
};
