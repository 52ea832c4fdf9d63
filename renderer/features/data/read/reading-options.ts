import type { ColumnType, DateOrder, Recipe } from '#shared/model/recipe.ts';

type Option<T extends string> = { readonly value: T; readonly label: string };

type Delimiter = Extract<Recipe['file'], { readonly kind: 'delimited' }>['delimiter'];

/** Encodings that exports come in; a guess outside the list is offered as well. */
const commonEncodings: readonly Option<string>[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'utf-16le', label: 'UTF-16, little endian' },
  { value: 'utf-16be', label: 'UTF-16, big endian' },
  { value: 'windows-1252', label: 'Windows 1252 (Western Europe)' },
  { value: 'windows-1250', label: 'Windows 1250 (Central Europe)' },
  { value: 'windows-1251', label: 'Windows 1251 (Cyrillic)' },
  { value: 'windows-1253', label: 'Windows 1253 (Greek)' },
  { value: 'windows-1254', label: 'Windows 1254 (Turkish)' },
  { value: 'iso-8859-2', label: 'ISO 8859-2 (Central Europe)' },
  { value: 'iso-8859-15', label: 'ISO 8859-15 (Western Europe)' },
  { value: 'macintosh', label: 'Macintosh (Western Europe)' },
  { value: 'shift_jis', label: 'Shift JIS (Japanese)' },
  { value: 'euc-jp', label: 'EUC-JP (Japanese)' },
  { value: 'gb18030', label: 'GB 18030 (Chinese)' },
  { value: 'big5', label: 'Big5 (Chinese)' },
  { value: 'euc-kr', label: 'EUC-KR (Korean)' },
  { value: 'koi8-r', label: 'KOI8-R (Russian)' },
];

export const encodingOptions = (current: string): readonly Option<string>[] =>
  commonEncodings.some(({ value }) => value === current)
    ? commonEncodings
    : [...commonEncodings, { value: current, label: current }];

export const delimiterOptions: readonly Option<Delimiter>[] = [
  { value: ',', label: 'Comma  ,' },
  { value: ';', label: 'Semicolon  ;' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar  |' },
];

export const decimalOptions: readonly Option<Recipe['decimal']>[] = [
  { value: '.', label: 'Point  1234.5' },
  { value: ',', label: 'Comma  1234,5' },
];

/** Thousands marks that do not clash with the decimal mark. */
export const thousandsOptions = (
  decimal: Recipe['decimal'],
): readonly Option<Recipe['thousands']>[] => {
  const options: readonly Option<Recipe['thousands']>[] = [
    { value: '', label: 'None  1234' },
    { value: ',', label: 'Comma  1,234' },
    { value: '.', label: 'Point  1.234' },
    { value: ' ', label: 'Space  1 234' },
    { value: "'", label: 'Apostrophe  1’234' },
  ];
  return options.filter(({ value }) => value !== decimal);
};

export const dateOrderOptions: readonly Option<DateOrder>[] = [
  { value: 'ymd', label: 'Year month day  2026-03-31' },
  { value: 'dmy', label: 'Day month year  31.03.2026' },
  { value: 'mdy', label: 'Month day year  03/31/2026' },
];

export const columnTypeOptions: readonly Option<ColumnType>[] = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'date', label: 'Date' },
];

/** Another decimal mark; a thousands mark that would now mean the same is dropped. */
export const withDecimal = (recipe: Recipe, decimal: Recipe['decimal']): Recipe => ({
  ...recipe,
  decimal,
  thousands: recipe.thousands === decimal ? '' : recipe.thousands,
});

/** Another layout of a text file; a workbook stays as it is. */
export const withDelimited = (
  recipe: Recipe,
  change: { readonly encoding?: string; readonly delimiter?: Delimiter },
): Recipe =>
  recipe.file.kind === 'delimited' ? { ...recipe, file: { ...recipe.file, ...change } } : recipe;

/** Another sheet of a workbook; a text file stays as it is. */
export const withSheet = (recipe: Recipe, sheet: string): Recipe =>
  recipe.file.kind === 'workbook' ? { ...recipe, file: { ...recipe.file, sheet } } : recipe;

/** Whether a person can say in which row the header stands; elsewhere the file itself says it. */
export const hasHeaderRow = (
  file: Recipe['file'],
): file is Extract<Recipe['file'], { readonly kind: 'delimited' | 'workbook' }> =>
  file.kind === 'delimited' || file.kind === 'workbook';

export const withHeaderRow = (recipe: Recipe, headerRow: number): Recipe => ({
  ...recipe,
  file: hasHeaderRow(recipe.file) ? { ...recipe.file, headerRow } : recipe.file,
});

/** Reads the column at `index` as another type. */
export const withColumnType = (recipe: Recipe, index: number, type: ColumnType): Recipe => ({
  ...recipe,
  columns: recipe.columns.map((column, at) => (at === index ? { ...column, type } : column)),
});

/** The texts of an input field: comma-separated, trimmed, without repeats, at most fifty. */
export const emptyTextsOf = (field: string): readonly string[] =>
  [
    ...new Set(
      field
        .split(',')
        .map((text) => text.trim().slice(0, 40))
        .filter((text) => text !== ''),
    ),
  ].slice(0, 50);
