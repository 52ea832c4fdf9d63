import { splitCsvRow } from '../text/split-csv-row.ts';
import { driverShapes, driverThemes, type Driver } from '../model/futures.ts';

/** Why a row of a table of drivers cannot be one; `line` counts from 1 with the header. */
export type DriverProblem = { readonly line: number; readonly message: string };

export type DriverTable = {
  readonly drivers: readonly Omit<Driver, 'id'>[];
  readonly problems: readonly DriverProblem[];
};

const asked = ['name', 'theme', 'unit', 'baseline', 'low', 'high'] as const;

/** What tells the columns of a first row apart. */
export const delimiterOf = (header: string): string =>
  [';', '\t', ','].find((each) => header.includes(each)) ?? ',';

/** A number with a decimal point or, where the columns are told apart otherwise, a comma. */
export const numberOf = (text: string, delimiter: string): number => {
  const plain = text.trim().replace('−', '-');
  const point = delimiter === ',' ? plain : plain.replace(',', '.');
  return point === '' ? NaN : Number(point);
};

/**
 * Reads drivers from CSV text with the columns name, theme, unit, baseline, low, high and, if there is one, shape,
 * in any order. Rows that are no driver are told with their line; `taken` are names that exist already.
 */
export const readDriverTable = (text: string, taken: readonly string[]): DriverTable => {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const delimiter = delimiterOf(lines[0] ?? '');
  const header = splitCsvRow(lines[0] ?? '', delimiter).map((cell) => cell.trim().toLowerCase());
  const missing = asked.filter((name) => !header.includes(name) && name !== 'unit');
  if (missing.length > 0) {
    const message = `The first row must name the columns ${asked.join(', ')}; there is no ${missing.join(', no ')}.`;
    return { drivers: [], problems: [{ line: 1, message }] };
  }
  const names = new Set(taken.map((name) => name.trim().toLowerCase()));
  const drivers: Omit<Driver, 'id'>[] = [];
  const problems: DriverProblem[] = [];
  lines.forEach((line, index) => {
    if (index === 0 || line.trim() === '') return;
    const cells = splitCsvRow(line, delimiter);
    const cell = (name: string): string => (cells[header.indexOf(name)] ?? '').trim();
    const refuse = (message: string): void => void problems.push({ line: index + 1, message });
    const name = cell('name').slice(0, 120);
    const folded = name.toLowerCase();
    const theme = driverThemes.find((each) => each === cell('theme').toLowerCase());
    const shape = driverShapes.find((each) => each === cell('shape').toLowerCase());
    const [baseline = NaN, low = NaN, high = NaN] = ['baseline', 'low', 'high'].map((each) =>
      numberOf(cell(each), delimiter),
    );
    const isNumbered = [baseline, low, high].every(Number.isFinite);
    if (name === '') refuse('There is no name.');
    else if (names.has(folded)) refuse(`Another driver is called "${name}".`);
    else if (theme === undefined) {
      refuse(
        `The theme of ${name} must be one of ${driverThemes.join(', ')}; it is "${cell('theme')}".`,
      );
    } else if (!isNumbered) refuse(`${name} must have a number as baseline, low and high.`);
    else if (!(low <= baseline && baseline <= high && low < high)) {
      refuse(
        `${name} must have low ≤ baseline ≤ high and a range; it has ${low}, ${baseline}, ${high}.`,
      );
    } else if (shape === undefined && cell('shape') !== '') {
      refuse(
        `The shape of ${name} must be one of ${driverShapes.join(', ')}; it is "${cell('shape')}".`,
      );
    } else {
      names.add(folded);
      drivers.push({
        ...{ name, theme, unit: cell('unit').slice(0, 40), baseline, low, high },
        ...(shape === undefined ? {} : { shape }),
      });
    }
  });
  return { drivers, problems };
};
