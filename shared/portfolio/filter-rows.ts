import { nothingHidden, type Hidden } from '../sensitivity/hidden.ts';
import { lazily } from '../lazily.ts';
import type { PortfolioFilter } from '../model/portfolio-view.ts';
import type { Tier } from '../model/scoring-model.ts';
import { directionOf } from '../scoring/movement.ts';
import { noTier } from '../scoring/tiers.ts';
import { numbersOf } from './number-columns.ts';
import type { ScoredPortfolio } from './scored-portfolio.ts';

/** Whether a row passes one part of a filter. */
type Test = (row: number) => boolean;

const byTier = (
  chosen: readonly string[],
  tiers: readonly Tier[],
  codes: Uint8Array,
): Test | null => {
  if (chosen.length === 0) return null;
  const passes = new Uint8Array(256);
  tiers.forEach(({ id }, index) => {
    passes[index] = Number(chosen.includes(id));
  });
  passes[noTier] = Number(chosen.includes(''));
  return (row) => passes[codes[row] ?? noTier] === 1;
};

const byText = (
  find: string,
  { snapshot }: ScoredPortfolio,
  { names: areHidden }: Pick<Hidden, 'names'>,
): Test | null => {
  const wanted = find.trim().toLowerCase();
  const { partnerNames, partnerKeys } = snapshot;
  if (wanted === '') return null;
  // Worked out once: the grid, the counts beside choices and the map all ask it of everybody.
  const passes = lazily(() =>
    Uint8Array.from(partnerKeys, (key, row) =>
      Number(
        (!areHidden && key.toLowerCase().includes(wanted)) ||
          partnerNames[row]?.toLowerCase().includes(wanted) === true,
      ),
    ),
  );
  return (row) => passes()[row] === 1;
};

const byLabels = (
  code: string,
  chosen: readonly string[],
  { snapshot }: ScoredPortfolio,
): Test | null => {
  const column = snapshot.attributes.find((each) => each.code === code);
  if (column === undefined || chosen.length === 0) return null;
  const wanted = new Set(chosen);
  const passes = Uint8Array.from(column.labels, (label) => Number(wanted.has(label)));
  return (row) => passes[column.codes[row] ?? 0] === 1;
};

const byRange = (
  column: string,
  { from, to }: { readonly from: number | null; readonly to: number | null },
  portfolio: ScoredPortfolio,
): Test | null => {
  const numbers = from === null && to === null ? null : numbersOf(portfolio, column);
  if (numbers === null) return null;
  const [lower, upper] = [from ?? -Infinity, to ?? Infinity];
  return (row) => {
    const value = numbers(row);
    return value >= lower && value <= upper;
  };
};

/** A part of a filter by what it is about: `find`, `tiers`, `labels:region`, `ranges:score` … */
export type FilterPart = { readonly about: string; readonly test: Test };

/**
 * The parts of a filter that may hide somebody; those about what is gone hide nobody. Where names are hidden
 * nobody is found by a key.
 */
export const filterParts = (
  filter: PortfolioFilter,
  portfolio: ScoredPortfolio,
  hidden: Pick<Hidden, 'names'> = nothingHidden,
): readonly FilterPart[] => {
  const { model, result } = portfolio;
  const { directions } = filter;
  const parts: readonly { readonly about: string; readonly test: Test | null }[] = [
    { about: 'find', test: byText(filter.find, portfolio, hidden) },
    { about: 'tiers', test: byTier(filter.tiers, model.tiers, result.tiers) },
    { about: 'currentTiers', test: byTier(filter.currentTiers, model.tiers, result.currentTiers) },
    {
      about: 'directions',
      test:
        directions.length === 0
          ? null
          : (row) =>
              directions.includes(
                directionOf(
                  result.currentTiers[row] ?? noTier,
                  result.tiers[row] ?? noTier,
                  model.tiers,
                ),
              ),
    },
    ...Object.entries(filter.labels).map(([code, chosen]) => ({
      about: `labels:${code}`,
      test: byLabels(code, chosen, portfolio),
    })),
    ...Object.entries(filter.ranges).map(([column, range]) => ({
      about: `ranges:${column}`,
      test: byRange(column, range, portfolio),
    })),
  ];
  return parts.flatMap(({ about, test }) => (test === null ? [] : [{ about, test }]));
};

/** The rows of `order` that pass every part but those about `except`, in that order. */
export const filterRows = (
  order: Uint32Array,
  parts: readonly FilterPart[],
  except: string | null = null,
): Uint32Array => {
  const tests = parts.filter(({ about }) => about !== except).map(({ test }) => test);
  return tests.length === 0 ? order : order.filter((row) => tests.every((test) => test(row)));
};

/**
 * How many partners each code holds among those that all other parts of the filter leave: what a choice
 * would show. `codes` are those of the rows, below `size`.
 */
export const countCodes = (
  order: Uint32Array,
  parts: readonly FilterPart[],
  about: string,
  codeOf: (row: number) => number,
  size: number,
): Uint32Array => {
  const counts = new Uint32Array(size);
  for (const row of filterRows(order, parts, about)) {
    const code = codeOf(row);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
};
