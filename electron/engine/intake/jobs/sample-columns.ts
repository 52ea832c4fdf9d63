import { nameHeaders } from '#shared/intake/name-headers.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { rowTexts } from '../source/cell-row.ts';
import { readRows } from '../source/read-rows.ts';
import { openSourceFile } from '../source/source-file.ts';

/** The headers of a file and the cells of some of its rows, column by column. */
export type ColumnSample = {
  readonly headers: readonly string[];
  /** Aligned with `headers`. */
  readonly cells: readonly (readonly string[])[];
};

const mostKept = 2000;
/** Exports are often sorted by date, so that a column may be blank for long. */
const mostRows = 200_000;

/** Keeps 1,000 to 2,000 rows that are spread evenly over the first 200,000, or all of fewer. */
export const sampleColumns = async (
  path: string,
  format: Recipe['file'],
): Promise<ColumnSample> => {
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
  return { headers, cells: headers.map((_, place) => rows.map((row) => row[place] ?? '')) };
};
