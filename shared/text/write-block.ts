import { harmless } from './write-csv.ts';

/** A table for the clipboard; numbers are written with all their digits and a decimal point. */
export type Block = { readonly text: string; readonly html: string };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A tab or a new line would begin another cell. */
const oneLine = (text: string): string => text.replaceAll(/[\t\r\n]+/gu, ' ');

/**
 * A block of cells as a spreadsheet takes it from the clipboard: text with tabs, and the same as a table
 * of HTML in which numbers are marked as numbers. A text that would be run as a formula gets a leading
 * apostrophe in both.
 */
export const writeBlock = (rows: readonly (readonly (string | number | null)[])[]): Block => {
  const asText = (cell: string | number | null): string =>
    typeof cell === 'number' ? String(cell) : oneLine(harmless(cell ?? ''));
  const asHtml = (cell: string | number | null): string =>
    typeof cell === 'number'
      ? `<td x:num="${String(cell)}">${String(cell)}</td>`
      : `<td style="mso-number-format:'\\@'">${escaped(asText(cell))}</td>`;
  return {
    text: rows.map((row) => row.map(asText).join('\t')).join('\r\n'),
    html: `<table>${rows.map((row) => `<tr>${row.map(asHtml).join('')}</tr>`).join('')}</table>`,
  };
};
