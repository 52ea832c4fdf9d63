/** A cell of an exported table; null and '' are both empty. */
export type CsvCell = string | number | null;

const formulaStart = /^[=+\-@\t\r]/u;
/** A text that a spreadsheet would run as a formula, with an apostrophe before it; any other as it is. */
export const harmless = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

const needsQuotes = /[",\r\n]/u;

const cellText = (cell: CsvCell): string => {
  if (cell === null) {
    return '';
  }
  if (typeof cell === 'number') {
    return String(cell);
  }
  const safe = harmless(cell);
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * Comma-separated text by RFC 4180, CRLF after each row. Numbers are written as numbers with a
 * decimal point; a text that a spreadsheet would run as a formula gets a leading apostrophe.
 */
export const writeCsv = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
