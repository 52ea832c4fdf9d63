import type { TierCut } from '../../model/tier-cut.ts';
import { microsPerPoint } from '../tiers.ts';
import type { SettledLine } from './settle-lines.ts';

const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
const money = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

const partners = (count: number): string =>
  `${figures.format(count)} ${count === 1 ? 'partner' : 'partners'}`;

/** A share without the dust of binary fractions: 0.07 is 7 %. */
const percent = (share: number): string => `${figures.format(Number((share * 100).toFixed(6)))} %`;

/** Whom a cut lets in, before its gates: "the best 20 partners"; `line` is that of a cut by score. Where there are several
 * ladders, a share is one of those on its own. */
export const cutWords = (
  cut: TierCut,
  line: number | null,
  unit: string,
  isOfLadder = false,
): string => {
  switch (cut.by) {
    case 'score':
      return line === null ? 'everybody else' : `from ${figures.format(line)} points`;
    case 'count':
      return cut.count === 1 ? 'the best partner' : `the best ${partners(cut.count)}`;
    case 'share':
      return `the best ${percent(cut.share)} of all partners ${isOfLadder ? 'of the ladder ' : ''}with a score`;
    case 'budget':
      return `as many of the best as ${`${money.format(cut.amount)} ${unit}`.trim()} carry`;
  }
};

/** What becomes of those who share the score at the line. */
export const tieWords = (cut: TierCut): string =>
  cut.by === 'score'
    ? ''
    : cut.ties === 'allIn'
      ? 'who share the score at the line are all in'
      : 'who share the score at the line are all out';

/** A score as a line is shown; exact to the millionth, without zeros at the end. */
export const lineWords = (line: number): string =>
  line > 100 ? 'out of reach' : figures.format(Math.round(line * microsPerPoint) / microsPerPoint);

/**
 * Where a line came to lie and why, in one sentence: "From 61.482913 points; 22 partners, 3 of whom share
 * that score and are all in." `names` are by row.
 */
export const settledSentence = (
  { cut, line, inside, seats, heldBack, tied, cost }: SettledLine,
  names: readonly string[],
  unit: string,
): string => {
  const where = line > 100 ? 'Nobody reaches it' : `From ${lineWords(line)} points`;
  const who =
    cut.by === 'budget'
      ? `${partners(inside)} for ${`${money.format(cost)} ${unit}`.trim()}`
      : partners(inside);
  const few =
    seats !== null && inside < seats && tied.length === 0
      ? `, for want of others to fill ${figures.format(seats)}`
      : '';
  const held = heldBack > 0 ? `; ${figures.format(heldBack)} of them held back from above` : '';
  const named = tied
    .slice(0, 3)
    .map((row) => names[row] ?? '')
    .join(', ');
  const more = tied.length > 3 ? ` and ${figures.format(tied.length - 3)} more` : '';
  const ties =
    tied.length === 0
      ? ''
      : ` ${named}${more} share the score at the line and are all ${cut.ties === 'allIn' ? 'in' : 'out'}.`;
  return `${where}; ${who}${few}${held}.${ties}`;
};
