import type { GuessEvidence } from '../model/import-run.ts';
import type { DateOrder } from '../model/recipe.ts';
import type { ColumnFacts } from './column-profile.ts';
import { dateOrderBits, twoDigitYearBit } from './parse-date.ts';
import { countOf, quoted } from './wording.ts';

/** Cells that are a date in this order. */
export const countDates = (column: ColumnFacts, order: DateOrder): number =>
  column.byDateBits.reduce(
    (sum, count, bits) => sum + ((bits & dateOrderBits[order]) !== 0 ? count : 0),
    0,
  );

const namesOfOrder: Readonly<Record<DateOrder, string>> = {
  ymd: 'year, month, day',
  dmy: 'day, month, year',
  mdy: 'month, day, year',
};

const sumOf = (columns: readonly ColumnFacts[], bits: number): number =>
  columns.reduce((sum, column) => sum + (column.byDateBits[bits] ?? 0), 0);

const exampleOf = (columns: readonly ColumnFacts[], bits: number): string => {
  const found = columns
    .flatMap((column) => column.examples)
    .find((example) => example.dateBits === bits);
  return found === undefined ? '' : ` such as ${quoted(found.text)}`;
};

/**
 * Guesses the order of day and month from all dates of a file. Dates that start with the year fit
 * every order; where only dates such as `03/04/2026` are there, the decimal sign hints at the
 * country and the evidence says that nothing is proven.
 */
export const guessDateOrder = (
  columns: readonly ColumnFacts[],
  decimal: '.' | ',',
): { readonly order: DateOrder; readonly evidence: GuessEvidence } => {
  const dmy = sumOf(columns, dateOrderBits.dmy);
  const mdy = sumOf(columns, dateOrderBits.mdy);
  const bothBits = dateOrderBits.dmy | dateOrderBits.mdy;
  const both = sumOf(columns, bothBits);
  const yearFirst = sumOf(columns, 7);
  const short = sumOf(columns, twoDigitYearBit);
  const withDots = columns
    .flatMap((column) => column.examples)
    .some((example) => example.dateBits === bothBits && example.text.includes('.'));
  const order: DateOrder =
    dmy + mdy + both === 0
      ? 'ymd'
      : dmy === mdy
        ? decimal === ',' || withDots
          ? 'dmy'
          : 'mdy'
        : dmy > mdy
          ? 'dmy'
          : 'mdy';
  const sentences: string[] = [];
  if (dmy > 0) {
    sentences.push(
      `${countOf(dmy, 'cell')}${exampleOf(columns, dateOrderBits.dmy)} have the day first.`,
    );
  }
  if (mdy > 0) {
    sentences.push(
      `${countOf(mdy, 'cell')}${exampleOf(columns, dateOrderBits.mdy)} have the month first.`,
    );
  }
  if (both > 0) {
    sentences.push(
      `${countOf(both, 'cell')}${exampleOf(columns, bothBits)} fit day first and month first alike.`,
    );
  }
  if (both > 0 && dmy === mdy) {
    sentences.push('Nothing proves the order; look at it.');
  }
  if (yearFirst > 0) {
    sentences.push(
      `${countOf(yearFirst, 'cell')}${exampleOf(columns, 7)} start with the year and fit every order.`,
    );
  }
  if (short > 0) {
    sentences.push(
      `${countOf(short, 'cell')}${exampleOf(columns, twoDigitYearBit)} have a year of two digits, which is not read as a date.`,
    );
  }
  return {
    order,
    evidence: {
      about: 'dateOrder',
      guess: namesOfOrder[order],
      evidence: sentences.length === 0 ? 'No cell is a date.' : sentences.join(' '),
    },
  };
};
