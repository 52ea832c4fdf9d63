import { lazily } from '../lazily.ts';
import type { PortfolioView } from '../model/portfolio-view.ts';
import { numbersOf } from './number-columns.ts';
import type { ScoredPortfolio } from './scored-portfolio.ts';

export type PortfolioSort = PortfolioView['sort'];

/** The order of the score. */
export const byRank: PortfolioSort = { column: 'rank', isDescending: false };

const texts = lazily(() => new Intl.Collator('en', { numeric: true, sensitivity: 'base' }));

/** Labels in the order in which they are listed and sorted. */
export const compareTexts = (a: string, b: string): number => texts().compare(a, b);

/** The place of each text in the order of `compareTexts`; equals share one, and '' has none. */
const placesOf = (words: readonly string[]): Float64Array => {
  // The order of code units is near to that of the collator, whose comparisons are dear: the second sort finds
  // long runs and asks for a tenth of them.
  const rough = words.map((word) => word.toLowerCase());
  const sorted = [...words.keys()]
    .filter((index) => words[index] !== '')
    .sort((a, b) => {
      const [x, y] = [rough[a] ?? '', rough[b] ?? ''];
      return Number(x > y) - Number(x < y);
    })
    .sort((a, b) => compareTexts(words[a] ?? '', words[b] ?? ''));
  const places = new Float64Array(words.length).fill(NaN);
  let place = 0;
  sorted.forEach((index, at) => {
    const before = words[sorted[at - 1] ?? index] ?? '';
    if (compareTexts(before, words[index] ?? '') !== 0) place = at;
    places[index] = place;
  });
  return places;
};

/**
 * A number per row by which a column sorts; NaN, for no number and no text, sorts last either way. Null for
 * a column that says nothing of its own, which sorts by rank.
 */
const sortKeys = (portfolio: ScoredPortfolio, column: string): ((row: number) => number) | null => {
  const { snapshot, result } = portfolio;
  const { tiers, currentTiers } = result;
  switch (column) {
    case 'now':
      return (row) => currentTiers[row] ?? NaN;
    case 'proposed':
      return (row) => tiers[row] ?? NaN;
    case 'movement':
      return (row) => (tiers[row] ?? 0) - (currentTiers[row] ?? 0);
    case 'partner': {
      const places = placesOf(snapshot.partnerNames);
      return (row) => places[row] ?? NaN;
    }
  }
  const attribute = snapshot.attributes.find(({ code }) => `attribute:${code}` === column);
  if (attribute === undefined) {
    return numbersOf(portfolio, column);
  }
  const places = placesOf(attribute.labels);
  return (row) => places[attribute.codes[row] ?? 0] ?? NaN;
};

/**
 * The same rows in the order of a column; equals keep their rank. Rows may be left out before or after:
 * the rest stand in the same order.
 */
export const sortRows = (
  rows: Uint32Array,
  { column, isDescending }: PortfolioSort,
  portfolio: ScoredPortfolio,
): Uint32Array => {
  const keyOf = sortKeys(portfolio, column);
  if (keyOf === null) {
    return isDescending ? rows.slice().reverse() : rows;
  }
  const sign = isDescending ? -1 : 1;
  // Worked out once a row, not once a comparison.
  const keys = new Float64Array(portfolio.snapshot.partnerKeys.length);
  for (const row of rows) keys[row] = keyOf(row);
  return rows.slice().sort((a, b) => {
    const [x, y] = [keys[a] ?? NaN, keys[b] ?? NaN];
    if (x !== x || y !== y) return Number(x !== x) - Number(y !== y);
    return sign * (x - y);
  });
};
