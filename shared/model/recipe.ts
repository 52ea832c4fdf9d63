import { z } from 'zod';

const code = z.string().min(1).max(120);
const label = z.string().trim().min(1).max(200);

/** How the bytes of a delimited text file become rows of cells. */
export const delimitedFormat = z.strictObject({
  kind: z.literal('delimited'),
  /** A label of the WHATWG Encoding Standard, for example `utf-8`, `utf-16le`, `windows-1252`. */
  encoding: z.string().min(1).max(40),
  delimiter: z.enum([',', ';', '\t', '|']),
  /** 1-based line of the header; the rows above it are ignored. */
  headerRow: z.int().min(1).max(1000),
});

export const workbookFormat = z.strictObject({
  kind: z.literal('workbook'),
  sheet: z.string().min(1).max(255),
  headerRow: z.int().min(1).max(1000),
});

/** A list of objects, or an object a line; the names of their fields stand for the header. */
export const jsonFormat = z.strictObject({ kind: z.literal('json'), headerRow: z.literal(1) });

/** How texts of a column become values; `number` follows `decimal` and `thousands` of the recipe. */
export const columnTypes = ['text', 'number', 'date'] as const;

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;

export const recipeColumn = z.strictObject({
  /** Header as it stands in the file; a repeated header carries ` (2)`, ` (3)` … */
  header: z.string().max(500),
  type: z.enum(columnTypes),
});

const header = z.string().max(500);

/**
 * How the rows of one partner become one number. `latest` takes the row with the greatest date
 * of `orderedBy`, or the last row of the file where no date column is named; `count` counts rows
 * (with a column: rows whose cell is filled). What the others do is said once, in
 * `shared/metrics/aggregation-facts.ts`.
 */
export const aggregations = [
  'latest',
  'sum',
  'mean',
  'weightedMean',
  'median',
  'min',
  'max',
  'count',
  'distinct',
  'share',
  'ratio',
  'recency',
  'growth',
  'cagr',
  'trend',
  'volatility',
  'hhi',
  'topShare',
] as const;

/** How a condition compares a cell; a blank cell passes `empty` alone. */
export const comparisons = ['=', '!=', '<', '<=', '>', '>=', 'filled', 'empty'] as const;

/**
 * A test of one cell of a row, against a text as a person writes it (numbers with a point, dates as
 * `2026-03-31`) or against the cell of another column of the same type in the same row.
 */
export const rowCondition = z.strictObject({
  column: header,
  is: z.enum(comparisons),
  to: z.union([z.string().max(200), z.strictObject({ column: header })]).nullable(),
});

/** Whole months that end `back` months before the as-of date, told by the date column `date`. */
export const metricWindow = z.strictObject({
  date: header,
  months: z.int().min(1).max(600),
  back: z.int().min(0).max(600),
});

export const recipeMetric = z.strictObject({
  code,
  name: label,
  header: header.nullable(),
  aggregation: z.enum(aggregations),
  /** Weight of a weighted mean, denominator of a ratio, column of the split of `hhi` and `topShare`. */
  by: header.optional(),
  /** Rows that count at all: all conditions hold. */
  filter: z.array(rowCondition).max(20).readonly().optional(),
  /** For `share`: the rows whose share is taken, among those that pass `filter`. */
  where: z.array(rowCondition).max(20).readonly().optional(),
  /** For `share` of a column: a value counts where all its rows pass `where`, not just one. */
  every: z.literal(true).optional(),
  /** Without it, rows of all dates count. */
  window: metricWindow.optional(),
  unit: z.string().max(40),
  decimals: z.int().min(0).max(9),
  higherIsBetter: z.boolean(),
});

export const recipeAttribute = z.strictObject({
  code,
  name: label,
  header: z.string().max(500),
  role: z.enum(['attribute', 'currentTier']),
});

/** Everything that is needed to read the next file of the same shape in the same way. */
export const recipe = z.strictObject({
  format: z.literal('tierwright-recipe/1'),
  source: z.strictObject({ name: label, department: z.string().max(120) }),
  file: z.discriminatedUnion('kind', [delimitedFormat, workbookFormat, jsonFormat]),
  decimal: z.enum(['.', ',']),
  thousands: z.enum(['', ',', '.', ' ', "'"]),
  dateOrder: z.enum(dateOrders),
  /** Texts that mean "no value", compared without case, for example `NULL`, `n/a`. */
  emptyTexts: z.array(z.string().max(40)).max(50).readonly(),
  columns: z.array(recipeColumn).min(1).max(2000).readonly(),
  /** Header of the column that names the partner. */
  key: z.string().max(500),
  /** Header of the display name, or null. */
  name: z.string().max(500).nullable(),
  orderedBy: z.string().max(500).nullable(),
  /** ISO day on which windows end; without it the newest date of the window's column in the file. */
  asOf: z.iso.date().optional(),
  attributes: z.array(recipeAttribute).max(500).readonly(),
  metrics: z.array(recipeMetric).max(500).readonly(),
});

export type DelimitedFormat = Readonly<z.infer<typeof delimitedFormat>>;
export type WorkbookFormat = Readonly<z.infer<typeof workbookFormat>>;
export type ColumnType = (typeof columnTypes)[number];
export type DateOrder = (typeof dateOrders)[number];
export type Aggregation = (typeof aggregations)[number];
export type Comparison = (typeof comparisons)[number];
export type RowCondition = Readonly<z.infer<typeof rowCondition>>;
export type RecipeColumn = Readonly<z.infer<typeof recipeColumn>>;
export type RecipeMetric = Readonly<z.infer<typeof recipeMetric>>;
export type RecipeAttribute = Readonly<z.infer<typeof recipeAttribute>>;
export type Recipe = Readonly<
  Omit<z.infer<typeof recipe>, 'columns' | 'attributes' | 'metrics' | 'emptyTexts'>
> & {
  readonly columns: readonly RecipeColumn[];
  readonly attributes: readonly RecipeAttribute[];
  readonly metrics: readonly RecipeMetric[];
  readonly emptyTexts: readonly string[];
};
