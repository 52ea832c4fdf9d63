import type { Recipe, RecipeAttribute } from '../model/recipe.ts';
import type { RecipeMetric } from '../model/recipe-metric.ts';
import type { JudgedColumn } from './guess-key.ts';
import {
  hasWord,
  headerWords,
  idWords,
  isAveraged,
  isLowerBetter,
  nameWords,
  notMeasuredWords,
  partnerWords,
  tierWords,
} from './header-words.ts';
import { freshCode } from './metric-code.ts';

/** Whether a column has one value per partner in the rows that were looked at. */
export type ConstantTest = (header: string) => boolean;

type Roles = Pick<Recipe, 'name' | 'orderedBy' | 'attributes' | 'metrics'>;

const mostLabels = 100;

const currencyInHeader = /[€$£¥]|\b(?:EUR|USD|GBP|CHF|JPY|CNY|SEK|NOK|DKK|PLN|INR|CAD|AUD)\b/u;

const unitOf = (header: string, currencies: ReadonlyMap<string, number>): string => {
  const currency = [...currencies.keys()][0] ?? currencyInHeader.exec(header)?.[0];
  // A number alone is no unit: it tells columns of one name apart.
  const inBrackets = /[([](?!\s*\d+\s*[)\]])([^()[\]]{1,20})[)\]]\s*$/u.exec(header)?.[1]?.trim();
  return currency ?? inBrackets ?? (headerWords(header).includes('days') ? 'days' : '');
};

const isTierHeader = (header: string): boolean => {
  const words = headerWords(header);
  return (
    words.includes('tier') ||
    (words.includes('current') && words.some((word) => tierWords.has(word)))
  );
};

const labelOf = (header: string): string => header.trim().slice(0, 200);

/** "Partner name", and "Partner" alone where another column is the key. */
const maybeName = (header: string): boolean => {
  const words = headerWords(header);
  return hasWord(header, nameWords) || (words.length === 1 && hasWord(header, partnerWords));
};

const guessName = (
  columns: readonly JudgedColumn[],
  partners: number,
  isConstant: ConstantTest,
): string | null => {
  const candidates = columns.filter(
    ({ column }) =>
      column.type === 'text' &&
      maybeName(column.header) &&
      // Categories have names too, but far fewer than there are partners.
      column.distinct > partners / 2 &&
      isConstant(column.header),
  );
  const best =
    candidates.find(({ column }) => hasWord(column.header, partnerWords)) ??
    candidates.find(({ column }) => headerWords(column.header).length === 1) ??
    candidates[0];
  return best?.column.header ?? null;
};

const guessOrderedBy = (columns: readonly JudgedColumn[]): string | null => {
  const dates = columns.filter(({ column }) => column.type === 'date' && column.filled > 0);
  const written = dates.filter(
    ({ column }) => !/modified|created|updated|due/iu.test(column.header),
  );
  const complete = (written.length > 0 ? written : dates).toSorted(
    (left, right) => left.column.empty - right.column.empty,
  );
  return complete[0]?.column.header ?? null;
};

const guessMetric = (
  { column, facts }: JudgedColumn,
  hasManyRows: boolean,
  taken: ReadonlySet<string>,
): RecipeMetric => ({
  code: freshCode(column.header, taken),
  name: labelOf(column.header),
  header: column.header,
  aggregation: !hasManyRows
    ? 'latest'
    : facts.percents > 0 || isAveraged(column.header)
      ? 'mean'
      : 'sum',
  unit: unitOf(column.header, facts.currencies),
  decimals: Math.min(facts.mostDecimals + (facts.percents > 0 ? 2 : 0), 4),
  higherIsBetter: !isLowerBetter(column.header),
});

const isMeasured = ({ column }: JudgedColumn): boolean =>
  column.type === 'number' &&
  column.filled > 0 &&
  !hasWord(column.header, idWords) &&
  !hasWord(column.header, notMeasuredWords);

/**
 * What the columns beside the key are read for. In a file with many rows per partner numbers are
 * added up (rates and prices averaged); with one row per partner they are taken as they are.
 * Attributes are text columns with few labels and one label per partner.
 */
export const guessRoles = (
  columns: readonly JudgedColumn[],
  key: string,
  isConstant: ConstantTest,
): Roles => {
  const keyColumn = columns.find(({ column }) => column.header === key)?.column;
  const hasManyRows = keyColumn !== undefined && keyColumn.filled > keyColumn.distinct * 1.02;
  const others = columns.filter(({ column }) => column.header !== key);
  const name = guessName(others, keyColumn?.distinct ?? 0, isConstant);
  const metrics: RecipeMetric[] = [];
  const codes = new Set<string>();
  for (const judged of others.filter(isMeasured).slice(0, 500)) {
    const metric = guessMetric(judged, hasManyRows, codes);
    codes.add(metric.code);
    metrics.push(metric);
  }
  const attributes: RecipeAttribute[] = [];
  const attributeCodes = new Set<string>();
  for (const { column } of others) {
    const isTier = isTierHeader(column.header);
    const hasFewLabels =
      column.distinct >= 2 &&
      column.distinct * 2 <= column.filled &&
      column.distinct <= Math.min(mostLabels, Math.max(2, (keyColumn?.distinct ?? 0) / 2));
    if (
      column.type !== 'text' ||
      column.header === name ||
      (!isTier && (!hasFewLabels || hasWord(column.header, idWords))) ||
      !isConstant(column.header) ||
      attributes.length === 500
    ) {
      continue;
    }
    const code = freshCode(column.header, attributeCodes);
    attributeCodes.add(code);
    const isFirstTier = !attributes.some((attribute) => attribute.role === 'currentTier');
    attributes.push({
      code,
      name: labelOf(column.header),
      header: column.header,
      role: isTier && isFirstTier ? 'currentTier' : 'attribute',
    });
  }
  return { name, orderedBy: hasManyRows ? guessOrderedBy(others) : null, attributes, metrics };
};
