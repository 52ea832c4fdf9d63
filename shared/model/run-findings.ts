import type { RateGap } from './rate-table.ts';

/** Cells of one text that did not fit the type of their column, and what became of them. */
export type MisfitUse = {
  readonly header: string;
  readonly text: string;
  /** Null where the row was rejected, an empty text for no value, otherwise the value taken. */
  readonly taken: string | null;
  readonly cells: number;
};

/** Rows that were left out as no data, by the sentence that says why. */
export type LeftOutCount = { readonly reason: string; readonly rows: number };

/** A row that was left out, as it stands in the file. */
export type LeftOutRow = {
  /** 1-based line or sheet row in the file. */
  readonly rowNumber: number;
  /** Said where the run reads many files. */
  readonly fileName?: string;
  readonly reason: string;
  readonly cells: readonly string[];
};

/** The runs of a source that a lookup could find rows in, newest first. */
export type LookupRuns = { readonly source: string; readonly runIds: readonly number[] };

/** What a lookup found: rows that matched, and those that did not, by their key. */
export type LookupFound = {
  readonly source: string;
  readonly matched: number;
  readonly orphanRows: number;
  /** Different keys that match nothing. */
  readonly orphanKeys: number;
  /** Most rows first, at most 200. */
  readonly orphans: readonly { readonly key: string; readonly rows: number }[];
};

/** How the headers of a file differ from those of the import before, or of the first of several files. */
export type HeaderChanges = {
  readonly fileName: string;
  /** The file that it is compared with. */
  readonly against: string;
  /** Columns of the recipe that stood under `from` before and under `to` now. */
  readonly renamed: readonly {
    readonly column: string;
    readonly from: string;
    readonly to: string;
    readonly by: 'name' | 'spelling' | 'synonym' | 'content';
  }[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
  readonly reordered: boolean;
};

/** What an import did with rows and cells that are not simply data; kept with the run. */
export type RunFindings = {
  /** Headers of the file, of many the first, in its order. */
  readonly headers: readonly string[];
  /** What the recipe calls them, aligned; empty for runs of older versions. */
  readonly names: readonly string[];
  /** One entry for each file whose headers differ, at most 50. */
  readonly headerChanges: readonly HeaderChanges[];
  readonly leftOut: readonly LeftOutCount[];
  /** Most cells first, at most 500 texts. */
  readonly misfits: readonly MisfitUse[];
  readonly lookups: readonly LookupFound[];
  /** Aligned with `lookups`; empty in a check. */
  readonly lookupRuns: readonly LookupRuns[];
  /** Amounts without a rate, by metric and currency: their partners get no number. */
  readonly rateGaps: readonly RateGap[];
};

/** Which rows of a file are saved as CSV: those that are no data, or cells that a rule settled. */
export const savedRows = ['rejected', 'leftOut', 'issues'] as const;
export type SavedRows = (typeof savedRows)[number];

export const noFindings: RunFindings = {
  headers: [],
  names: [],
  headerChanges: [],
  leftOut: [],
  misfits: [],
  lookups: [],
  lookupRuns: [],
  rateGaps: [],
};
