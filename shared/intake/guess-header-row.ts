import type { GuessEvidence } from '../model/import-run.ts';
import { classifyNumber } from './classify-number.ts';
import { classifyDate } from './parse-date.ts';
import { counted, countOf, quotedList } from './wording.ts';

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
    ...(values > 0
      ? [`${countOf(values, 'cell')} of it look like values; does the file have a header?`]
      : []),
  ];
  return {
    headerRow,
    evidence: { about: 'headerRow', guess: String(headerRow), evidence: sentences.join(' ') },
  };
};
