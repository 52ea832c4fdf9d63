/** A cell of an exported table; null and '' are both empty. */
export type CsvCell = string | number | null;

const formulaStart = /^[=+\-@\t\r]/u;
const needsQuotes = /[",\r\n]/u;

const cellText = (cell: CsvCell): string => {
  if (cell === null) {
    return '';
  }
  if (typeof cell === 'number') {
    return String(cell);
  }
  const harmless = formulaStart.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/**
 * Comma-separated text by RFC 4180, CRLF after each row. Numbers are written as numbers with a
 * decimal point; a text that a spreadsheet would run as a formula gets a leading apostrophe.
 */
export const writeCsv = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
