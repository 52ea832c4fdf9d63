import { z } from 'zod';
import { metricAbout } from './metric-about.ts';
import { sensitivityLevels } from './sensitivity.ts';

const code = z.string().min(1).max(120).describe('Stable short name; unique within the recipe.');
const label = z.string().trim().min(1).max(200).describe('Name that people see.');
const header = z
  .string()
  .max(500)
  .describe('A column, by its header; a repeated header carries ` (2)`, ` (3)` …');
const sensitivity = z
  .enum(sensitivityLevels)
  .optional()
  .describe(
    'Values that are masked on screen and left out of what is written; a metric or an attribute without it is as its column.',
  );
const headerRow = z
  .int()
  .min(1)
  .max(1000)
  .describe('1-based line or sheet row of the header; the banner rows above it are left out.');

/** How the bytes of a delimited text file become rows of cells. */
export const delimitedFormat = z
  .strictObject({
    kind: z.literal('delimited').describe('A text file with one row a line.'),
    encoding: z
      .string()
      .min(1)
      .max(40)
      .describe('A label of the WHATWG Encoding Standard, such as `utf-8` or `windows-1252`.'),
    delimiter: z.enum([',', ';', '\t', '|']).describe('The sign between cells.'),
    headerRow,
  })
  .describe('A text file with delimiters, also packed with gzip.');

export const workbookFormat = z
  .strictObject({
    kind: z.literal('workbook').describe('An XLSX workbook.'),
    sheet: z.string().min(1).max(255).describe('Name of the sheet.'),
    headerRow,
  })
  .describe('One sheet of a workbook.');

export const jsonFormat = z
  .strictObject({
    kind: z.literal('json').describe('JSON records.'),
    headerRow: z.literal(1).describe('Always 1: the names of fields stand for the header.'),
  })
  .describe('A list of objects, or an object a line.');

export const parquetFormat = z
  .strictObject({
    kind: z.literal('parquet').describe('A Parquet file.'),
    headerRow: z.literal(1).describe('Always 1: the names of columns stand for the header.'),
  })
  .describe('A Parquet file, whose columns have names and types of their own.');

export const columnTypes = ['text', 'number', 'date'] as const;

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;

const textPatterns = z
  .array(z.string().max(200))
  .min(1)
  .max(50)
  .readonly()
  .describe(
    'Texts, compared without case and blanks around them; `*` stands for any signs, an empty text for an empty cell.',
  );

/** What becomes of a cell that is filled and does not fit the type of its column. */
export const misfitActions = ['reject', 'missing', 'value'] as const;

export const misfitRule = z
  .strictObject({
    texts: textPatterns,
    take: z
      .enum(misfitActions)
      .describe('`reject` the row, take the cell as `missing`, or take `value` for it.'),
    value: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .describe('With `value`: a number with a point, or a date as `2026-03-31`.'),
  })
  .describe('What becomes of cells with these texts; each use is counted and kept with the run.');

export const recipeColumn = z
  .strictObject({
    header,
    type: z
      .enum(columnTypes)
      .describe('How its texts become values; numbers follow `decimal` and `thousands`.'),
    synonyms: z
      .array(header)
      .max(50)
      .readonly()
      .optional()
      .describe('Other headers under which files have it, for a file without the header.'),
    misfits: z
      .array(misfitRule)
      .max(50)
      .readonly()
      .optional()
      .describe(
        'For numbers and dates: rules for filled cells that are none. The first that fits holds; without one the row is rejected.',
      ),
    sensitivity,
  })
  .describe('A column that the recipe knows; other columns of a file are left out.');

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
  'effectiveNumber',
  'percentile',
  'deviation',
  'earliest',
  'tenure',
  'yearOnYear',
  'shareOfTotal',
  'quietMonths',
] as const;

/** Spans of the calendar that end on the as-of date, or were over by then. */
export const calendarSpans = ['yearToDate', 'quarterToDate', 'lastYear', 'lastQuarter'] as const;

/** How a condition compares a cell; a blank cell passes `empty` alone. */
export const comparisons = ['=', '!=', '<', '<=', '>', '>=', 'filled', 'empty'] as const;

export const rowCondition = z
  .strictObject({
    column: header,
    is: z.enum(comparisons).describe('The comparison; a blank cell passes `empty` alone.'),
    to: z
      .union([
        z.string().max(200).describe('A number with a point, a date as `2026-03-31`, or a text.'),
        z
          .strictObject({ column: header })
          .describe('The cell of another column of the same type in the same row.'),
      ])
      .nullable()
      .describe('What the cell is compared with; null for `filled` and `empty`.'),
  })
  .describe('A test of one cell of a row.');

export const trailingWindow = z
  .strictObject({
    date: header,
    months: z.int().min(1).max(600).describe('How many whole months.'),
    back: z.int().min(0).max(600).describe('How many months before the as-of date they end.'),
  })
  .describe('Whole months that end on the as-of date or before it, told by a date column.');

export const calendarWindow = z
  .strictObject({
    date: header,
    calendar: z
      .enum(calendarSpans)
      .describe('The year or quarter of the as-of date up to it, or the last one that was full.'),
    firstMonth: z
      .int()
      .min(1)
      .max(12)
      .optional()
      .describe('The month in which the year begins, 1 to 12; January without it.'),
  })
  .describe('A year or a quarter, told by a date column.');

export const metricWindow = z.union([trailingWindow, calendarWindow]);

export const metricDecay = z
  .strictObject({
    date: header,
    halfLife: z
      .number()
      .min(0.01)
      .max(600)
      .describe('Months after which a row counts half: its weight is 2^(−months / halfLife).'),
  })
  .describe('Older rows count less; whole months before the as-of date, told by a date column.');

const currencyColumn = header.describe(
  'The column with the currency of the amount, as three letters.',
);
const withinDays = z
  .int()
  .min(0)
  .max(366)
  .describe('How many days older than asked the last known rate may be; 0 for that day alone.');

const alsoBy = z
  .literal(true)
  .optional()
  .describe('For `ratio`: the lower column holds amounts of the same currency too.');

export const metricCurrency = z
  .discriminatedUnion('policy', [
    z
      .strictObject({
        policy: z.literal('dated').describe('Each row by the rate of its day.'),
        column: currencyColumn,
        alsoBy,
        date: header.describe('The date of the row.'),
        withinDays,
      })
      .describe('The rate of the day of the row, or the last one known before it.'),
    z
      .strictObject({
        policy: z.literal('average').describe('All rows of the window by its mean rate.'),
        column: currencyColumn,
        alsoBy,
      })
      .describe('The mean of all known rates of the window, or of each period that is compared.'),
    z
      .strictObject({
        policy: z.literal('frozen').describe('All rows by the rate of one day.'),
        column: currencyColumn,
        alsoBy,
        day: z.iso.date().describe('The day of the rate.'),
        withinDays,
      })
      .describe('The rate of one day for all rows.'),
  ])
  .describe('Amounts become amounts of the base currency of the programme, by its rates.');

export const recipeMetric = z
  .strictObject({
    code,
    name: label,
    header: header.nullable().describe('The column that is read; null counts rows.'),
    aggregation: z
      .enum(aggregations)
      .describe('How the rows of a partner become one number; see docs/recipes.md.'),
    by: header
      .optional()
      .describe(
        'Weight of `weightedMean`, denominator of `ratio`, split of `hhi`, `topShare` and `effectiveNumber`.',
      ),
    percent: z
      .number()
      .min(0)
      .max(100)
      .optional()
      .describe('For `percentile`: how many per cent of the cells lie at or below the number.'),
    filter: z
      .array(rowCondition)
      .max(20)
      .readonly()
      .optional()
      .describe('Rows that count at all: all conditions hold.'),
    where: z
      .array(rowCondition)
      .max(20)
      .readonly()
      .optional()
      .describe('For `share`: the rows whose share is taken, among those that pass `filter`.'),
    every: z
      .literal(true)
      .optional()
      .describe('For `share` of a column: a value counts where all its rows pass `where`.'),
    window: metricWindow.optional(),
    decay: metricDecay.optional(),
    currency: metricCurrency.optional(),
    unit: z.string().max(40).describe('Shown behind the number, such as `EUR` or `days`.'),
    decimals: z.int().min(0).max(9).describe('Decimals that are shown.'),
    higherIsBetter: z.boolean().describe('Whether more of it speaks for a partner.'),
    about: metricAbout.optional(),
    sensitivity,
  })
  .describe('One number per partner.');

export const recipeAttribute = z
  .strictObject({
    code,
    name: label,
    header,
    role: z
      .enum(['attribute', 'currentTier'])
      .describe('`currentTier` is the tier that a partner has today.'),
    sensitivity,
  })
  .describe('One label per partner: the last filled cell in the order of rows.');

export const duplicateRules = ['refuse', 'first', 'last'] as const;
export const orphanRules = ['reject', 'keep'] as const;

export const recipeLookup = z
  .strictObject({
    source: label.describe('Name of another source of the workspace.'),
    match: z
      .array(
        z
          .strictObject({
            column: header.describe('A column of this file, or one that an earlier lookup took.'),
            in: header.describe('The column of the other source with the same values.'),
          })
          .describe('A pair of columns whose cells must be the same.'),
      )
      .min(1)
      .max(5)
      .readonly()
      .describe('All pairs must be the same.'),
    take: z
      .array(
        z
          .strictObject({
            column: header.describe('The column of the other source.'),
            as: header.describe('What it is called here; usable like a column of the file.'),
            type: z.enum(columnTypes).describe('Its type, the same as in the other source.'),
          })
          .describe('A column that is looked up.'),
      )
      .min(1)
      .max(100)
      .readonly()
      .describe('The columns that are looked up.'),
    duplicates: z
      .enum(duplicateRules)
      .describe(
        'Where several rows of one import match: `refuse` the import if they differ, or take the `first` or `last`.',
      ),
    orphans: z
      .enum(orphanRules)
      .describe('Rows that match nothing: `reject` them, or `keep` them with empty cells.'),
  })
  .describe('Columns that are looked up in another source.');

export const rowPattern = z
  .strictObject({ column: header, texts: textPatterns })
  .describe('Rows whose cell in this column is one of these texts.');

/** Everything that is needed to read the next file of the same shape in the same way. */
export const recipe = z
  .strictObject({
    format: z.literal('tierwright-recipe/1').describe('The format of this document.'),
    source: z
      .strictObject({
        name: label,
        department: z.string().max(120).describe('Who answers for the figures; may be empty.'),
      })
      .describe('Where the file comes from.'),
    file: z
      .discriminatedUnion('kind', [delimitedFormat, workbookFormat, jsonFormat, parquetFormat])
      .describe('How the file becomes rows of cells.'),
    decimal: z.enum(['.', ',']).describe('The decimal sign of numbers in texts.'),
    thousands: z
      .enum(['', ',', '.', ' ', "'"])
      .describe('The sign between groups of three digits; empty for none.'),
    dateOrder: z
      .enum(dateOrders)
      .describe('Order of day, month and year; dates that start with the year fit each.'),
    emptyTexts: z
      .array(z.string().max(40))
      .max(50)
      .readonly()
      .describe('Texts that mean "no value", compared without case.'),
    totalRows: rowPattern
      .optional()
      .describe('Total rows: rows like these are left out where no other row follows them.'),
    leaveOut: z
      .array(rowPattern)
      .max(20)
      .readonly()
      .optional()
      .describe('Rows that are no data wherever they stand, such as subtotals.'),
    columns: z.array(recipeColumn).min(1).max(2000).readonly().describe('The columns.'),
    lookups: z
      .array(recipeLookup)
      .max(20)
      .readonly()
      .optional()
      .describe('Columns from other sources of the workspace, looked up in this order.'),
    key: header.describe('The column that names the partner.'),
    name: header.nullable().describe('The column with the display name, or null.'),
    orderedBy: header
      .nullable()
      .describe('A date column that says which row is latest; null takes the order of the file.'),
    asOf: z.iso
      .date()
      .optional()
      .describe('The day on which windows end; without it the newest date of the column.'),
    attributes: z.array(recipeAttribute).max(500).readonly().describe('Labels per partner.'),
    metrics: z.array(recipeMetric).max(500).readonly().describe('Numbers per partner.'),
  })
  .describe('How a file becomes partners, attributes and metrics.');

export type DelimitedFormat = Readonly<z.infer<typeof delimitedFormat>>;
export type WorkbookFormat = Readonly<z.infer<typeof workbookFormat>>;
export type ColumnType = (typeof columnTypes)[number];
export type DateOrder = (typeof dateOrders)[number];
export type Aggregation = (typeof aggregations)[number];
export type Comparison = (typeof comparisons)[number];
export type RowCondition = Readonly<z.infer<typeof rowCondition>>;
export type MisfitRule = Readonly<z.infer<typeof misfitRule>>;
export type RecipeLookup = Readonly<z.infer<typeof recipeLookup>>;
export type RowPattern = Readonly<z.infer<typeof rowPattern>>;
export type RecipeColumn = Readonly<z.infer<typeof recipeColumn>>;
export type MetricWindow = Readonly<z.infer<typeof metricWindow>>;
export type MetricCurrency = Readonly<z.infer<typeof metricCurrency>>;
export type CalendarSpan = (typeof calendarSpans)[number];
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
