import type { GuessEvidence } from '../model/import-run.ts';
import type { DelimitedFormat } from '../model/recipe.ts';
import { counted, countOf } from './wording.ts';

export type Delimiter = DelimitedFormat['delimiter'];

export const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

const names: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

/** The number of cells of each row of a sample, as a candidate cuts it. */
export type DelimiterTrial = {
  readonly delimiter: Delimiter;
  readonly widths: readonly number[];
};

type Scored = DelimiterTrial & { readonly width: number; readonly rows: number };

/** The width that most rows have; the greater one where two are as frequent. */
const commonWidth = (trial: DelimiterTrial): Scored => {
  const counts = new Map<number, number>();
  for (const width of trial.widths) {
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let best = { width: 1, rows: 0 };
  for (const [width, rows] of counts) {
    if (rows > best.rows || (rows === best.rows && width > best.width)) {
      best = { width, rows };
    }
  }
  return { ...trial, ...best };
};

/**
 * The delimiter that cuts the most rows into the same number of cells, more than one; among equals
 * the one that makes more cells. Where none cuts anything the file has one column.
 */
export const guessDelimiter = (
  trials: readonly DelimiterTrial[],
): { readonly delimiter: Delimiter; readonly evidence: GuessEvidence } => {
  const scored = trials.map(commonWidth).filter((trial) => trial.width > 1);
  const best = scored.reduce<Scored | null>(
    (left, right) =>
      left === null || right.rows * Math.log(1 + right.width) > left.rows * Math.log(1 + left.width)
        ? right
        : left,
    null,
  );
  if (best === null) {
    return {
      delimiter: ',',
      evidence: {
        about: 'delimiter',
        guess: names[','],
        evidence: 'No usual delimiter cuts the lines, so the file has one column.',
      },
    };
  }
  return {
    delimiter: best.delimiter,
    evidence: {
      about: 'delimiter',
      guess: names[best.delimiter],
      evidence: `It cuts ${counted(best.rows)} of the first ${countOf(best.widths.length, 'row')} into ${countOf(best.width, 'cell')}.`,
    },
  };
};
