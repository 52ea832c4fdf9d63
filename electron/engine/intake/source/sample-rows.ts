import { delimiters, type DelimiterTrial } from '#shared/intake/guess-delimiter.ts';
import type { SampleRow } from '#shared/intake/guess-header-row.ts';
import type { DelimitedFormat, Recipe } from '#shared/model/recipe.ts';
import type { LeftOutRow } from '#shared/model/run-findings.ts';
import { bannerRowReason } from '#shared/intake/describe-row-pattern.ts';
import { rowTexts, type CellRow } from './cell-row.ts';
import { readDelimited } from './read-delimited.ts';
import { readRows } from './read-rows.ts';
import { ReadRefusal } from './read-signal.ts';
import { openSourceFile } from './source-file.ts';

const rowsTried = 200;
const rowsSampled = 100;

const ignore = (): void => undefined;

const countWidths = (path: string, format: DelimitedFormat): readonly number[] => {
  const widths: number[] = [];
  const file = openSourceFile(path);
  try {
    readDelimited(
      file,
      format,
      (row) => {
        widths.push(row.count);
        return widths.length < rowsTried;
      },
      ignore,
    );
  } catch (error) {
    // A delimiter that is not the file's can tear quotes apart; then it has fewer rows.
    if (!(error instanceof ReadRefusal)) {
      throw error;
    }
  } finally {
    file.close();
  }
  return widths;
};

/** How every usual delimiter would cut the first rows of a text file. */
export const tryDelimiters = (path: string, encoding: string): readonly DelimiterTrial[] =>
  delimiters.map((delimiter) => ({
    delimiter,
    widths: countWidths(path, { kind: 'delimited', encoding, delimiter, headerRow: 1 }),
  }));

/** Hands on the rows of a file from its first line, blank ones left out, until `take` answers false. */
const readFromTop = async (
  path: string,
  format: Recipe['file'],
  take: (row: CellRow) => boolean,
): Promise<void> => {
  const file = openSourceFile(path);
  try {
    await readRows(file, { ...format, headerRow: 1 }, take, ignore);
  } finally {
    file.close();
  }
};

/** The rows above the header that are not blank, as they are left out. */
export const rowsAbove = async (
  path: string,
  format: Recipe['file'],
): Promise<readonly LeftOutRow[]> => {
  const rows: LeftOutRow[] = [];
  if (format.headerRow > 1) {
    await readFromTop(path, format, (row) => {
      const isAbove = row.rowNumber < format.headerRow;
      if (isAbove) {
        rows.push({ rowNumber: row.rowNumber, reason: bannerRowReason, cells: rowTexts(row) });
      }
      return isAbove;
    });
  }
  return rows;
};

/** The first rows of a file that are not blank, as texts. */
export const sampleRows = async (
  path: string,
  format: Recipe['file'],
): Promise<readonly SampleRow[]> => {
  const rows: SampleRow[] = [];
  await readFromTop(path, format, (row) => {
    rows.push({ rowNumber: row.rowNumber, cells: rowTexts(row) });
    return rows.length < rowsSampled;
  });
  return rows;
};
