import { basename } from 'node:path';
import { matchHeaders } from '#shared/intake/headers/match-headers.ts';
import { nameHeaders } from '#shared/intake/name-headers.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { rowTexts } from '../source/cell-row.ts';
import { readRows } from '../source/read-rows.ts';
import { openSourceFile } from '../source/source-file.ts';
import { inOrder } from './file-list.ts';

/** The headers of a file and the cells of some of its rows, column by column. */
export type ColumnSample = {
  readonly fileName: string;
  readonly headers: readonly string[];
  /** Aligned with `headers`. */
  readonly cells: readonly (readonly string[])[];
};

const mostKept = 2000;
/** Exports are often sorted by date, so that a column may be blank for long. */
const mostRows = 200_000;

/** Keeps 1,000 to 2,000 rows that are spread evenly over the first 200,000, or all of fewer. */
const sampleFile = async (path: string, format: Recipe['file']): Promise<ColumnSample> => {
  const file = openSourceFile(path);
  const begun: { headers: readonly string[] | null } = { headers: null };
  let rows: (readonly string[])[] = [];
  let count = 0;
  let step = 1;
  try {
    await readRows(
      file,
      format,
      (row) => {
        if (begun.headers === null) {
          begun.headers = nameHeaders(rowTexts(row));
          return true;
        }
        if (count % step === 0) {
          rows.push(rowTexts(row));
        }
        count += 1;
        if (rows.length === mostKept) {
          rows = rows.filter((_, place) => place % 2 === 0);
          step *= 2;
        }
        return count < mostRows;
      },
      () => undefined,
    );
  } finally {
    file.close();
  }
  const headers = begun.headers ?? [];
  return {
    fileName: basename(path),
    headers,
    cells: headers.map((_, place) => rows.map((row) => row[place] ?? '')),
  };
};

/** So many different rows of headers are looked at in files of one import. */
const mostLayouts = 20;

/** The headers of a file alone; empty for a file without rows. */
export const readHeaders = async (
  path: string,
  format: Recipe['file'],
): Promise<readonly string[]> => {
  const file = openSourceFile(path);
  let headers: readonly string[] = [];
  try {
    await readRows(
      file,
      format,
      (row) => {
        headers = nameHeaders(rowTexts(row));
        return false;
      },
      () => undefined,
    );
  } finally {
    file.close();
  }
  return headers;
};

/**
 * Samples of the first file and of one file for each other row of headers in which a column of the recipe
 * has no place; a file with all of them needs no look at its cells.
 */
export const sampleColumns = async (
  paths: readonly string[],
  recipe: Recipe,
): Promise<readonly ColumnSample[]> => {
  const samples: ColumnSample[] = [];
  const seen = new Set<string>();
  for (const path of inOrder(paths)) {
    const headers = await readHeaders(path, recipe.file);
    const layout = headers.join('\0');
    const isWhole = matchHeaders(recipe.columns, headers).every(({ place }) => place >= 0);
    if (!seen.has(layout) && samples.length < mostLayouts && (samples.length === 0 || !isWhole)) {
      samples.push(await sampleFile(path, recipe.file));
    }
    seen.add(layout);
  }
  return samples;
};
