import type { ColumnType, Recipe } from './recipe.ts';
import type { RunChanges } from './run-changes.ts';
import type { LeftOutRow, RunFindings } from './run-findings.ts';

/** What the wizard shows before anything is written. */
export type ImportPreview = {
  readonly fileName: string;
  readonly fileBytes: number;
  /** Sheets of a workbook; empty for text files. */
  readonly sheets: readonly string[];
  /** The whole guess, ready to be edited and committed. */
  readonly guess: Recipe;
  /** One sentence per guess, with the evidence it rests on. */
  readonly evidence: readonly GuessEvidence[];
  readonly columns: readonly PreviewColumn[];
  /** Headers as the file has them, aligned with `columns`. */
  readonly fileHeaders: readonly string[];
  /** Columns of a given recipe that the file does not have under their own names. */
  readonly drift: readonly DriftedColumn[];
  /** First data rows as texts, aligned with `columns`. */
  readonly sampleRows: readonly (readonly string[])[];
  /** Rows that the guesses were checked on, and whether that was the whole file. */
  readonly rowsRead: number;
  readonly isWholeFile: boolean;
};

/** A column of a recipe that a file has under another header, or not at all. */
export type DriftedColumn = {
  readonly column: string;
  /** The header that was found; null for none. */
  readonly header: string | null;
  readonly by: 'spelling' | 'synonym' | 'content' | null;
  /** Headers that it could be, likeliest first, where somebody must choose. */
  readonly candidates: readonly string[];
  /** Whether something is read from it. */
  readonly isNeeded: boolean;
};

export type GuessEvidence = {
  readonly about:
    | 'encoding'
    | 'delimiter'
    | 'headerRow'
    | 'sheet'
    | 'decimal'
    | 'thousands'
    | 'dateOrder'
    | 'emptyTexts'
    | 'totalRows'
    | 'columns'
    | 'key';
  readonly guess: string;
  readonly evidence: string;
};

export type PreviewColumn = {
  readonly header: string;
  readonly type: ColumnType;
  /** For example "998 of 1,000 filled cells are numbers; 2 shown below". */
  readonly evidence: string;
  readonly filled: number;
  readonly empty: number;
  readonly distinct: number;
  /** Filled cells that do not fit `type`, at most five. */
  readonly misfits: readonly string[];
};

/** What a check, and later the commit, found. Counts are rows of the file below the header. */
export type ImportReport = {
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  /** Rows below the header that are no data: total rows and those of the recipe's rules. */
  readonly rowsLeftOut: number;
  readonly findings: RunFindings;
  /** The first rows that were left out, banner rows included, at most 200 beside those. */
  readonly leftOutRows: readonly LeftOutRow[];
  readonly partnersNew: number;
  readonly partnersKnown: number;
  /** Why rows were rejected, most frequent first. */
  readonly reasons: readonly RejectReason[];
  /** The first rejected rows, in file order, at most 200. */
  readonly rejectedRows: readonly RejectedRow[];
  /** True when the same bytes with the same recipe and rates are already in the workspace. */
  readonly isRepeat: boolean;
};

export type RejectReason = {
  /** One sentence: what was expected, and in which column. */
  readonly reason: string;
  readonly rows: number;
};

export type RejectedRow = {
  /** 1-based line or sheet row in the file. */
  readonly rowNumber: number;
  /** Said where the run reads many files. */
  readonly fileName?: string;
  readonly reason: string;
  readonly cells: readonly string[];
};

/** One of the files of an import run, in the order in which they were read. */
export type ImportedFile = {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Row numbers of the run, less this, are row numbers of the file. */
  readonly rowOffset: number;
  readonly rowsRead: number;
};

/** A finished import, as the Data place lists it. */
export type ImportRun = {
  readonly id: number;
  readonly sourceName: string;
  readonly department: string;
  readonly fileName: string;
  /** Of one file the hash of its bytes; of many the hash of their hashes, a line each, in order. */
  readonly fileSha256: string;
  readonly fileBytes: number;
  readonly files: readonly ImportedFile[];
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly findings: RunFindings;
  readonly partners: number;
  /** UTC ISO 8601. */
  readonly endedAt: string;
  readonly recipe: Recipe;
  /** Sources that its lookups used and that have other imports now; empty where it is up to date. */
  readonly outdatedBy: readonly string[];
  /** Against the import before of its source; null for the first one and those of older versions. */
  readonly changes: RunChanges | null;
};
