import { z } from 'zod';
import { recipeMetric, type RecipeMetric } from './recipe-metric.ts';
import { code, header, label, sensitivity } from './recipe-parts.ts';

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
export type MisfitRule = Readonly<z.infer<typeof misfitRule>>;
export type RecipeLookup = Readonly<z.infer<typeof recipeLookup>>;
export type RowPattern = Readonly<z.infer<typeof rowPattern>>;
export type RecipeColumn = Readonly<z.infer<typeof recipeColumn>>;
export type RecipeAttribute = Readonly<z.infer<typeof recipeAttribute>>;
export type Recipe = Readonly<
  Omit<z.infer<typeof recipe>, 'columns' | 'attributes' | 'metrics' | 'emptyTexts'>
> & {
  readonly columns: readonly RecipeColumn[];
  readonly attributes: readonly RecipeAttribute[];
  readonly metrics: readonly RecipeMetric[];
  readonly emptyTexts: readonly string[];
};
