import type { GuessEvidence } from '../model/import-run.ts';
import type { ColumnFacts } from './column-profile.ts';
import { knownEmptyTexts } from './empty-texts.ts';
import { countOf, quoted } from './wording.ts';

const typedCells = (column: ColumnFacts): number =>
  column.byShape.reduce((sum, count) => sum + count, 0) +
  column.byDateBits.reduce((sum, count, bits) => sum + (bits === 0 ? 0 : count), 0);

/** A column whose filled cells are mostly words. */
const isWordy = (column: ColumnFacts): boolean =>
  column.filled > 0 && typedCells(column) < column.filled / 2;

/** A column without one filled cell says nothing about what its texts mean. */
const isTyped = (column: ColumnFacts): boolean => !isWordy(column) && column.filled > 0;

type Use = { readonly typed: number; readonly wordy: readonly number[]; readonly silent: number };

const useOf = (columns: readonly ColumnFacts[], folded: string): Use => {
  let typed = 0;
  let silent = 0;
  const wordy: number[] = [];
  columns.forEach((column, index) => {
    const count = column.emptyLike.get(folded) ?? 0;
    if (count === 0) {
      return;
    }
    if (isWordy(column)) {
      wordy.push(index);
    } else if (isTyped(column)) {
      typed += count;
    } else {
      silent += count;
    }
  });
  return { typed, wordy, silent };
};

/** Never a name of anything, so they mean "no value" among words too. */
const unmistakable: ReadonlySet<string> = new Set(['null', '(null)', '<null>', '(blank)', '#n/a']);

/**
 * Which texts of the file mean "no value". Only texts that stand among numbers or dates are taken,
 * or that mean nothing else; `NA` that also stands among words may be Namibia or North America, so
 * it is left and named in the evidence.
 */
export const guessEmptyTexts = (
  columns: readonly ColumnFacts[],
  headers: readonly string[],
): { readonly emptyTexts: readonly string[]; readonly evidence: GuessEvidence } => {
  const emptyTexts: string[] = [];
  const sentences: string[] = [];
  for (const text of knownEmptyTexts) {
    const { typed, wordy, silent } = useOf(columns, text.toLowerCase());
    const total = typed + silent + wordy.length;
    if (total === 0) {
      continue;
    }
    const [firstWordy] = wordy;
    const isMeant =
      unmistakable.has(text.toLowerCase()) ||
      (typed > 0 && firstWordy === undefined) ||
      (silent > 0 && firstWordy === undefined);
    if (isMeant) {
      emptyTexts.push(text);
      const cells = columns.reduce(
        (sum, column) => sum + (column.emptyLike.get(text.toLowerCase()) ?? 0),
        0,
      );
      sentences.push(`${quoted(text)} stands in ${countOf(cells, 'cell')}.`);
    } else if (firstWordy !== undefined) {
      sentences.push(
        `${quoted(text)} is left as a text, because it also stands among the words of ${quoted(headers[firstWordy] ?? '')}.`,
      );
    }
  }
  return {
    emptyTexts,
    evidence: {
      about: 'emptyTexts',
      guess: emptyTexts.join(', '),
      evidence:
        sentences.length === 0 ? 'No cell holds a usual text for "no value".' : sentences.join(' '),
    },
  };
};
