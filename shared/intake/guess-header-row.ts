import type { GuessEvidence } from '../model/import-run.ts';
import { classifyNumber } from './classify-number.ts';
import { nameHeaders, writtenHeader } from './name-headers.ts';
import { classifyDate } from './parse-date.ts';
import { counted, countOf, quoted, quotedList } from './wording.ts';

/** A row of a sample with its 1-based line or sheet row. */
export type SampleRow = { readonly rowNumber: number; readonly cells: readonly string[] };

const isFilled = (cell: string): boolean => cell.trim() !== '';
const isValue = (cell: string): boolean => classifyNumber(cell) >= 0 || classifyDate(cell) > 0;

const commonWidth = (rows: readonly SampleRow[]): number => {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  let common = { width: 1, rows: 0 };
  for (const [width, times] of counts) {
    if (times > common.rows || (times === common.rows && width > common.width)) {
      common = { width, rows: times };
    }
  }
  return common.width;
};

/** Headers that are not taken as they are written, because they stand twice or are blank. */
const renamed = (cells: readonly string[]): readonly string[] => {
  const names = nameHeaders(cells);
  const written = cells.map(writtenHeader);
  const repeated = written.flatMap((header, place) =>
    header !== '' && names[place] !== header ? [{ header, name: names[place] ?? '' }] : [],
  );
  const blank = written.flatMap((header, place) => (header === '' ? [names[place] ?? ''] : []));
  const [first] = repeated;
  const others = new Set(repeated.map(({ header }) => header)).size - 1;
  return [
    ...(first === undefined
      ? []
      : [
          `${quoted(first.header)} stands more than once${others === 0 ? '' : others === 1 ? ', and so does 1 other' : `, and so do ${counted(others)} others`}: the next one is called ${quoted(first.name)}.`,
        ]),
    ...(blank.length === 0
      ? []
      : [
          `${countOf(blank.length, 'header')} ${blank.length === 1 ? 'is' : 'are'} blank, called ${quotedList(blank.slice(0, 3))}${blank.length > 3 ? ' and so on' : ''}.`,
        ]),
  ];
};

/**
 * The first row that is as wide as most, mostly filled and mostly words: titles and notes above a
 * table are narrower or hold one cell. Where no row is like that, the first row with a filled cell.
 */
export const guessHeaderRow = (
  rows: readonly SampleRow[],
): { readonly headerRow: number; readonly evidence: GuessEvidence } => {
  const width = commonWidth(rows);
  const found = rows.find(({ cells }) => {
    const filled = cells.filter(isFilled);
    return (
      cells.length === width &&
      filled.length >= Math.max(1, Math.ceil(width * 0.6)) &&
      filled.filter(isValue).length < filled.length / 2
    );
  });
  const header = found ?? rows.find(({ cells }) => cells.some(isFilled)) ?? rows[0];
  const headerRow = header?.rowNumber ?? 1;
  const names = header?.cells.filter(isFilled).slice(0, 3) ?? [];
  const values = header?.cells.filter(isValue).length ?? 0;
  const above = rows.filter((row) => row.rowNumber < headerRow && row.cells.some(isFilled)).length;
  const sentences = [
    `Row ${counted(headerRow)} has ${countOf(header?.cells.length ?? 0, 'cell')}, for example ${quotedList(names)}.`,
    ...(above > 0
      ? [`${countOf(above, 'row')} above it ${above === 1 ? 'is' : 'are'} left out.`]
      : []),
    ...renamed(header?.cells ?? []),
    ...(values > 0
      ? [`${countOf(values, 'cell')} of it look like values; does the file have a header?`]
      : []),
  ];
  return {
    headerRow,
    evidence: { about: 'headerRow', guess: String(headerRow), evidence: sentences.join(' ') },
  };
};
