import type { GuessEvidence } from '../model/import-run.ts';
import type { RecipeColumn, RowPattern } from '../model/recipe.ts';
import { parseNumber, type NumberFormat } from './parse-number.ts';
import { counted, countOf, quoted, quotedList } from './wording.ts';

/** A row at the end of a file, as texts. */
export type EndRow = { readonly rowNumber: number; readonly cells: readonly string[] };

/** What the rows of data come to in a column. */
export type ColumnSum = { readonly sum: number; readonly cells: number };

export type TotalRowsGuess = {
  readonly totalRows: RowPattern;
  readonly evidence: GuessEvidence;
};

const words =
  '(?:(?:grand|overall|report|sub)[ -]?)?(?:totals?|sums?|gesamt|gesamtsumme|gesamtergebnis|summe|zwischensumme|insgesamt|somme|total général|sous-total|suma|totale|totaal|toplam|итого|всего|合計|总计|合计|averages?|mean|durchschnitt|mittelwert|moyenne|promedio)';
const total = new RegExp(`^${words}[\\s:.]*[\\d\\s/.()-]*$`, 'iu');
const totalOfSomething = new RegExp(`^${words}(?![\\p{L}\\p{N}])`, 'iu');

/** `Total`, `Grand total:`, `Summe 2026`: a text that names a total and nothing else. */
export const namesTotal = (text: string): boolean => total.test(text.trim());

/**
 * The rows at the end of a file that may be no data: their key is empty or begins like a total (which
 * `Total Wine` does too, so the numbers must bear it out). At least one row is left as data.
 */
export const findEndRows = (
  rows: readonly EndRow[],
  headers: readonly string[],
  key: string,
): readonly EndRow[] => {
  const place = headers.indexOf(key);
  const first = rows.findLastIndex(({ cells }) => {
    const text = cells[place]?.trim() ?? '';
    return text !== '' && !totalOfSomething.test(text);
  });
  return first < 0 ? [] : rows.slice(first + 1);
};

/** A total is written with so many decimals, and rounded to them. */
const equalsSum = (text: string, value: number, { sum }: ColumnSum, decimal: string): boolean => {
  const decimals = text.includes(decimal) ? (/\d*$/u.exec(text.trim())?.[0].length ?? 0) : 0;
  return Math.abs(value - sum) <= 0.5 * 10 ** -decimals * (1 + 1e-9) + Math.abs(sum) * 1e-9;
};

type Compared = { readonly equal: readonly string[]; readonly other: readonly string[] };

const compare = (
  { cells }: EndRow,
  columns: readonly RecipeColumn[],
  sums: ReadonlyMap<string, ColumnSum>,
  format: NumberFormat,
): Compared => {
  const equal: string[] = [];
  const other: string[] = [];
  columns.forEach(({ header, type }, place) => {
    const text = cells[place] ?? '';
    const value = type === 'number' ? parseNumber(text, format) : null;
    const sum = sums.get(header);
    if (value === null || sum === undefined || sum.cells < 2) {
      return;
    }
    (equalsSum(text, value, sum, format.decimal) ? equal : other).push(header);
  });
  return { equal, other };
};

const explain = (rows: readonly EndRow[], compared: readonly Compared[]): string => {
  const label = rows.flatMap(({ cells }) => cells).find(namesTotal);
  const equal = [...new Set(compared.flatMap((each) => each.equal))];
  const other = [...new Set(compared.flatMap((each) => each.other))];
  const which =
    rows.length === 1
      ? `Row ${counted(rows[0]?.rowNumber ?? 0)} ends the table`
      : `${countOf(rows.length, 'row')} end the table`;
  const named = label === undefined ? 'without a key' : `named ${quoted(label.trim())}`;
  const sums =
    equal.length === 0
      ? other.length === 0
        ? ' It holds no number.'
        : ` Its number in ${quotedList(other.slice(0, 3))} is not the sum of the column.`
      : ` Its ${equal.length === 1 ? 'number' : 'numbers'} in ${quotedList(equal.slice(0, 3))} ${
          equal.length === 1 ? 'is the sum' : 'are the sums'
        } of the rows above.`;
  return `${which}, ${named}.${sums}`;
};

/**
 * Takes rows at the end for totals where each has a number that is the sum of its column, or a cell that
 * names a total. `sums` are those of the rows above. Null where nothing speaks for it: then such rows
 * are read like any other.
 */
export const guessTotalRows = (
  rows: readonly EndRow[],
  columns: readonly RecipeColumn[],
  key: string,
  sums: ReadonlyMap<string, ColumnSum>,
  format: NumberFormat,
): TotalRowsGuess | null => {
  const compared = rows.map((row) => compare(row, columns, sums, format));
  const isTotal = (row: EndRow, index: number): boolean =>
    row.cells.some(namesTotal) || (compared[index]?.equal.length ?? 0) > 0;
  if (rows.length === 0 || !rows.every(isTotal)) {
    return null;
  }
  const place = columns.findIndex(({ header }) => header === key);
  const texts = [...new Set(rows.map(({ cells }) => cells[place]?.trim() ?? ''))];
  return {
    totalRows: { column: key, texts },
    evidence: {
      about: 'totalRows',
      guess: texts.map((text) => (text === '' ? 'empty' : text)).join(', '),
      evidence: explain(rows, compared),
    },
  };
};
