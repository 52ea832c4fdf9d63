import type { WrittenCell } from '#shared/portfolio/written-columns.ts';
import { harmless } from '#shared/text/write-csv.ts';

/** A column of a sheet: its heading, width in characters and how its numbers look. */
export type SheetColumn = {
  readonly name: string;
  readonly width: number;
  /** Null for texts. */
  readonly decimals: number | null;
};

/** The most rows and characters a cell that a workbook can hold (ECMA-376, as Excel keeps to it). */
export const mostRows = 1_048_576;
const mostCharacters = 32_767;

/** Number formats by decimals, after the styles for a text, a heading and a text that must stay one. */
export const styles = { text: 0, heading: 1, quoted: 2, firstNumber: 3 } as const;
export const mostDecimals = 9;

/** Most texts have none of the signs that may need another form. */
const needsEscape = /[&<>_\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;
/** What XML 1.0 forbids: control characters but for tab and ends of lines, and two that are none. */
const forbidden = /(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]/gu;

/** What XML forbids is written as its code, as workbooks do: `_x0007_`. */
const escaped = (text: string): string =>
  needsEscape.test(text)
    ? escapedSigns(text.slice(0, mostCharacters))
    : text.slice(0, mostCharacters);

const escapedSigns = (text: string): string =>
  text
    // A text that looks like such a code already is told apart by an escaped underscore.
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll(forbidden, (sign) => {
      return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    })
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const lettersOf = (column: number): string =>
  (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) +
  String.fromCharCode(65 + (column % 26));

const known: string[] = [];

/** The name of a column, A, B … AA; made once, for every cell is called by it. */
const letters = (column: number): string => (known[column] ??= lettersOf(column));

const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** One row; numbers stay numbers, and a text that begins like a formula is marked as text. */
export const rowXml = (
  cells: readonly WrittenCell[],
  row: number,
  columns: readonly SheetColumn[],
): string => {
  const written = cells.map((cell, index) => {
    const at = `${letters(index)}${row}`;
    if (typeof cell === 'number') {
      const decimals = Math.min(mostDecimals, columns[index]?.decimals ?? 0);
      return `<c r="${at}" s="${styles.firstNumber + decimals}"><v>${String(cell)}</v></c>`;
    }
    if (cell === null || cell === '') return '';
    return textCell(at, cell, harmless(cell) === cell ? styles.text : styles.quoted);
  });
  return `<row r="${row}">${written.join('')}</row>`;
};

/** What stands before the rows: columns, headings that stay in sight. */
export const sheetHead = (columns: readonly SheetColumn[]): string => {
  const widths = columns.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const headings = columns.map(({ name }, index) =>
    textCell(`${letters(index)}1`, name, styles.heading),
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>` +
    `<row r="1">${headings.join('')}</row>`
  );
};

/** What stands behind them; the headings filter where there is more than one column. */
export const sheetTail = (columns: readonly SheetColumn[], rows: number): string =>
  `</sheetData>${
    columns.length > 2 ? `<autoFilter ref="A1:${letters(columns.length - 1)}${rows + 1}"/>` : ''
  }</worksheet>`;
