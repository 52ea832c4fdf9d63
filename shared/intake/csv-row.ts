/** Signs at the start of a text with which a spreadsheet begins a formula. */
const startsFormula = /^[=+\-@\t\r]/u;
const needsQuotes = /[",\r\n]/u;

/**
 * One cell of a CSV file, safe in spreadsheets by type: a number is written as it is, a text that a
 * spreadsheet would run as a formula gets an apostrophe in front.
 */
export const csvCell = (value: string | number): string => {
  if (typeof value === 'number') {
    return String(value);
  }
  const safe = startsFormula.test(value) ? `'${value}` : value;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line of a CSV file with its line end (CR LF, as RFC 4180 says). */
export const csvRow = (cells: readonly (string | number)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`;
