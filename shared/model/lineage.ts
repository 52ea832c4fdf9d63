import type { Absence } from './cell-status.ts';
import type { RejectedRow } from './import-run.ts';
import type { ColumnType } from './recipe.ts';
import type { RecipeMetric } from './recipe-metric.ts';

/** A row of a file behind a figure. */
export type LineageRow = {
  /** Index of its file in `LineageRun.files`. */
  readonly file: number;
  /** 1-based line or sheet row in the file. */
  readonly rowNumber: number;
  /** As stored, aligned with `RowsOrigin.columns`; '' for a blank cell. */
  readonly cells: readonly string[];
  /** Why the row does not count, as a sentence; '' where it does. */
  readonly leftOut: string;
  /** What one unit of its currency was worth; null without a rate, and where nothing is converted. */
  readonly rate: number | null;
  /** What it counts where older rows count less, 1 or less; null elsewhere. */
  readonly weight: number | null;
  /** Texts that did not fit their column and were taken as a rule says; `taken` '' is no value. */
  readonly settled: readonly {
    readonly header: string;
    readonly text: string;
    readonly taken: string;
  }[];
};

/** The import that a figure comes from. */
export type LineageRun = {
  readonly id: number;
  readonly sourceName: string;
  readonly fileName: string;
  /** Of many files the hash of their hashes. */
  readonly fileSha256: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** UTC ISO 8601. */
  readonly importedAt: string;
  /** SHA-256 of the recipe's canonical text, the one that proposals state. */
  readonly recipeSha256: string;
  /** 1 for the first recipe of the source, rising with each that differs from all before. */
  readonly recipeVersion: number;
};

/** A column of the rows behind a figure. */
export type LineageColumn = {
  readonly header: string;
  readonly type: ColumnType;
  /** Whether the metric reads it. */
  readonly isUsed: boolean;
  /** Its cells are not told. */
  readonly isMasked?: true;
};

/** A figure that is made from rows of one import. */
export type RowsOrigin = {
  readonly kind: 'rows';
  /** The keys under which the file names the partner: more than one where keys were merged. */
  readonly keys: readonly string[];
  readonly metric: RecipeMetric;
  /** The first and last ISO day of the window; null without one, or without any date. */
  readonly window: { readonly from: string; readonly to: string } | null;
  readonly run: LineageRun;
  /** Columns of the file as far as the recipe knows them, then of what was looked up. */
  readonly columns: readonly LineageColumn[];
  /** Rows of the partner in the file, and how many of them count. */
  readonly total: number;
  readonly counted: number;
  /** Rejected rows of the whole file, and the first of them that have a key of the partner in a cell. */
  readonly rejected: { readonly inFile: number; readonly ofPartner: readonly RejectedRow[] };
};

/** A metric as a formula reads it. */
export type FormulaInput = {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  /** Null where there is none, and where it is not told. */
  readonly value: number | null;
  readonly absence: Absence | null;
  /** There is a value, and it is not told. */
  readonly isMasked?: true;
};

/** A figure that follows from other metrics of the same partner. */
export type FormulaOrigin = {
  readonly kind: 'formula';
  readonly formula: string;
  /** Each metric that it reads, in the order of its text. */
  readonly inputs: readonly FormulaInput[];
};

/** Where one metric of one partner comes from. */
export type FigureLineage = FormulaInput & {
  readonly partner: { readonly key: string; readonly name: string };
  /** Null where no import that counts has the partner and the metric together. */
  readonly origin: RowsOrigin | FormulaOrigin | null;
};

/** A metric that an import delivers. */
export type MetricFed = {
  readonly code: string;
  readonly name: string;
  /** Partners whose figure comes from this import; the others have a newer one. */
  readonly decides: number;
};

/** Something that rests on an import, and through which metrics or attributes. */
export type Resting = { readonly name: string; readonly through: readonly string[] };

/** Everything that an import feeds. */
export type RunUses = {
  readonly run: LineageRun & {
    readonly partners: number;
    readonly rowsAccepted: number;
    readonly rowsRejected: number;
  };
  readonly metrics: readonly MetricFed[];
  /** Names of the attributes that it delivers. */
  readonly attributes: readonly string[];
  readonly formulas: readonly (Resting & { readonly code: string })[];
  readonly criteria: readonly Resting[];
  /** Gates, vetoes and the money of the bill. */
  readonly rules: readonly Resting[];
  readonly scenarios: readonly Resting[];
  /** Imports that looked columns up in it. */
  readonly lookups: readonly { readonly runId: number; readonly fileName: string }[];
  readonly proposals: readonly {
    readonly title: string;
    /** UTC ISO 8601. */
    readonly createdAt: string;
    readonly signerName: string;
  }[];
};
