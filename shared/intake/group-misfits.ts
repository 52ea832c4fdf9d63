import { createTextTest } from './text-pattern.ts';

/** A text that does not fit its column, and in how many cells it stands. */
export type CountedText = { readonly text: string; readonly cells: number };

/** Texts that one rule could settle: a pattern for texts that differ in their figures only. */
export type MisfitGroup = {
  readonly pattern: string;
  readonly cells: number;
  /** Most frequent first. */
  readonly texts: readonly CountedText[];
};

/** Figures in a text, with the signs that part them: `304`, `10,589`, `2026-03`. */
const figures = /\d+(?:[.,/:-]\d+)*/gu;

const maskOf = (text: string): string => text.replaceAll(figures, '*').replaceAll(/\*+/gu, '*');

/**
 * Groups texts for the rules that a person is offered, most cells first: `See DN-304 (ID#:10589)` and
 * `See DN-3015 (ID#:82554)` become `See DN-* (ID#:*)`, a text that stands alone stays as it is. A text that is
 * nothing but figures is never generalised to `*`, which would settle all others too.
 */
export const groupMisfits = (texts: readonly CountedText[]): readonly MisfitGroup[] => {
  const byMask = new Map<string, CountedText[]>();
  for (const counted of texts) {
    const mask = maskOf(counted.text);
    const isTooWide = mask.replaceAll(/[*\s\p{P}\p{S}]/gu, '') === '';
    const key = isTooWide ? counted.text : mask;
    const group = byMask.get(key);
    if (group === undefined) {
      byMask.set(key, [counted]);
    } else {
      group.push(counted);
    }
  }
  return [...byMask]
    .map(([mask, members]) => ({
      pattern: members.length === 1 ? (members[0]?.text ?? mask) : mask,
      cells: members.reduce((sum, { cells }) => sum + cells, 0),
      texts: [...members].sort((left, right) => right.cells - left.cells),
    }))
    .filter(({ pattern, texts: members }) => {
      const test = createTextTest([pattern]);
      return members.every(({ text }) => test(text));
    })
    .sort((left, right) => right.cells - left.cells);
};
