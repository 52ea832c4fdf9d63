import { lazily } from '../lazily.ts';
import type { PortfolioView } from '../model/portfolio-view.ts';
import { numbersOf } from './number-columns.ts';
import type { ScoredPortfolio } from './scored-portfolio.ts';

export type PortfolioSort = PortfolioView['sort'];

/** The order of the score. */
export const byRank: PortfolioSort = { column: 'rank', isDescending: false };

/** A number per row by which a column sorts; NaN sorts last either way. */
const sortKeys = (portfolio: ScoredPortfolio, column: string): ((row: number) => number) | null => {
  const { tiers, currentTiers } = portfolio.result;
  switch (column) {
    case 'now':
      return (row) => currentTiers[row] ?? NaN;
    case 'proposed':
      return (row) => tiers[row] ?? NaN;
    case 'movement':
      return (row) => (tiers[row] ?? 0) - (currentTiers[row] ?? 0);
    default:
      return numbersOf(portfolio, column);
  }
};

/** Text per row by which a column sorts; '' sorts last. */
const sortTexts = (
  { snapshot }: ScoredPortfolio,
  column: string,
): ((row: number) => string) | null => {
  const attribute = snapshot.attributes.find(({ code }) => `attribute:${code}` === column);
  if (attribute !== undefined) {
    return (row) => attribute.labels[attribute.codes[row] ?? 0] ?? '';
  }
  return column === 'partner' ? (row) => snapshot.partnerNames[row] ?? '' : null;
};

const texts = lazily(() => new Intl.Collator('en', { numeric: true, sensitivity: 'base' }));

/** Labels in the order in which they are listed and sorted. */
export const compareTexts = (a: string, b: string): number => texts().compare(a, b);

/** The same rows in the order of a column; equals keep their rank. */
export const sortRows = (
  rows: Uint32Array,
  { column, isDescending }: PortfolioSort,
  portfolio: ScoredPortfolio,
): Uint32Array => {
  const sign = isDescending ? -1 : 1;
  const keyOf = sortKeys(portfolio, column);
  if (keyOf !== null) {
    // Worked out once a row, not once a comparison.
    const keys = new Float64Array(portfolio.snapshot.partnerKeys.length);
    for (const row of rows) keys[row] = keyOf(row);
    return rows.slice().sort((a, b) => {
      const [x, y] = [keys[a] ?? NaN, keys[b] ?? NaN];
      if (x !== x || y !== y) return Number(x !== x) - Number(y !== y);
      return sign * (x - y);
    });
  }
  const textOf = sortTexts(portfolio, column);
  if (textOf !== null) {
    return rows.slice().sort((a, b) => {
      const [x, y] = [textOf(a), textOf(b)];
      if (x === '' || y === '') return Number(x === '') - Number(y === '');
      return sign * texts().compare(x, y);
    });
  }
  return isDescending ? rows.slice().reverse() : rows;
};
