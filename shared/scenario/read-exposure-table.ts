import { splitCsvRow } from '../text/split-csv-row.ts';
import type { Effect } from '../model/futures.ts';
import { delimiterOf, numberOf, type DriverProblem } from './read-driver-table.ts';

export type ExposureTable = {
  readonly exposures: NonNullable<Effect['byHand']>;
  readonly problems: readonly DriverProblem[];
};

/**
 * Reads exposures of partners from CSV text with the columns key and exposure (in per cent, 0 to 100), in any order,
 * as the table of exposures is exported. Rows that say none are passed over; others that cannot be one are told with
 * their line.
 */
export const readExposureTable = (text: string, partnerKeys: readonly string[]): ExposureTable => {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const delimiter = delimiterOf(lines[0] ?? '');
  const header = splitCsvRow(lines[0] ?? '', delimiter).map((cell) => cell.trim().toLowerCase());
  const [keyAt, shareAt] = [
    header.indexOf('key'),
    header.findIndex((cell) => /^exposure\b/u.test(cell)),
  ];
  if (keyAt === -1 || shareAt === -1) {
    const message = `The first row must name the columns key and exposure; there is no ${[keyAt === -1 ? 'key' : '', shareAt === -1 ? 'exposure' : ''].filter((name) => name !== '').join(', no ')}.`;
    return { exposures: [], problems: [{ line: 1, message }] };
  }
  const known = new Set(partnerKeys);
  const seen = new Map<string, number>();
  const exposures: { key: string; share: number }[] = [];
  const problems: DriverProblem[] = [];
  lines.forEach((line, index) => {
    if (index === 0 || line.trim() === '') return;
    const cells = splitCsvRow(line, delimiter);
    // A key that a spreadsheet would run was written behind an apostrophe.
    const key = (cells[keyAt] ?? '').trim().replace(/^'(?=[=+\-@])/u, '');
    const said = (cells[shareAt] ?? '').replace('%', '').trim();
    if (said === '') return;
    const percent = numberOf(said, delimiter);
    const refuse = (message: string): void => void problems.push({ line: index + 1, message });
    const before = seen.get(key);
    if (!known.has(key)) refuse(`No partner has the key "${key}".`);
    else if (before !== undefined) refuse(`The partner "${key}" stands in line ${before} already.`);
    else if (!Number.isFinite(percent)) refuse(`The exposure of ${key} must be a number.`);
    else if (percent > 100) {
      refuse(
        `The exposure of ${key} is ${percent} %: nobody hangs on a driver by more than the whole, 100 %.`,
      );
    } else if (percent < 0) {
      refuse(`The exposure of ${key} is ${percent} %; 0 % is not hit at all.`);
    } else {
      seen.set(key, index + 1);
      exposures.push({ key, share: Number((percent / 100).toPrecision(12)) });
    }
  });
  return { exposures, problems };
};
