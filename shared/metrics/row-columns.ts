import type { ColumnType } from '../model/recipe.ts';

/**
 * One column of rows as numbers, NaN where the cell is blank. Numbers are themselves, dates are days
 * since 1970-01-01 with the time of day as their fraction, texts are codes of one dictionary that
 * all columns share.
 */
export type RowColumn = { readonly type: ColumnType; readonly cells: Float64Array };

/** The accepted rows of a file in its order, as far as metrics read them. */
export type RowColumns = {
  /** Number of the partner of each row. */
  readonly partners: Uint32Array;
  readonly partnerCount: number;
  readonly columns: ReadonlyMap<string, RowColumn>;
  /** Code of a text, or -1 where no row holds it. */
  readonly codeOf: (text: string) => number;
  /** Text of a code. */
  readonly textOf: (code: number) => string;
  /** Line or sheet row of each row; empty where no metric asks for it. */
  readonly rowNumbers: Float64Array;
};

/** Rows by partner, in file order within one: those of partner p are rows[starts[p]] … rows[starts[p + 1] − 1]. */
export type PartnerRows = { readonly starts: Uint32Array; readonly rows: Uint32Array };

/** Counting sort of rows by partner. */
export const groupByPartner = (partners: Uint32Array, partnerCount: number): PartnerRows => {
  const starts = new Uint32Array(partnerCount + 1);
  for (const partner of partners) {
    starts[partner + 1] = (starts[partner + 1] ?? 0) + 1;
  }
  for (let partner = 0; partner < partnerCount; partner += 1) {
    starts[partner + 1] = (starts[partner + 1] ?? 0) + (starts[partner] ?? 0);
  }
  const next = starts.slice();
  const rows = new Uint32Array(partners.length);
  partners.forEach((partner, row) => {
    const at = next[partner] ?? 0;
    rows[at] = row;
    next[partner] = at + 1;
  });
  return { starts, rows };
};
