import type { ImportRun } from '../model/import-run.ts';
import type { Recipe, RecipeColumn, RecipeLookup } from '../model/recipe.ts';
import {
  additiveWords,
  averageWords,
  hasWord,
  headerWords,
  idWords,
  partnerWords,
} from './header-words.ts';
import { allColumns } from './recipe-use.ts';

/** More is taken by a person one by one. */
const mostTaken = 20;

/** Another source that knows the partner of each row, by a column that both files have. */
export type LookupSuggestion = {
  readonly lookup: RecipeLookup;
  /** The column that names the partner there, as it is called here. */
  readonly key: string;
  /** The date that orders rows there, as it is called here; null without one. */
  readonly orderedBy: string | null;
};

const wordsOf = (header: string): string => headerWords(header).join(' ');

/** Columns of an import as lookups see them: the key is text whatever its recipe says. */
export const lookupColumns = ({ recipe }: Pick<ImportRun, 'recipe'>): readonly RecipeColumn[] =>
  allColumns(recipe).map(({ header, type }) => ({
    header,
    type: header === recipe.key ? 'text' : type,
  }));

/** The newest import of each source; `runs` are oldest first. */
export const newestBySource = (runs: readonly ImportRun[]): readonly ImportRun[] => [
  ...new Map(runs.map((run) => [run.sourceName, run])).values(),
];

const suggestFrom = (recipe: Recipe, run: ImportRun): LookupSuggestion | null => {
  const own = allColumns(recipe);
  const theirs = lookupColumns(run);
  const pairs = own.flatMap(({ header }) => {
    const match = theirs.find((column) => wordsOf(column.header) === wordsOf(header));
    return match === undefined || match.header === run.recipe.key || !hasWord(header, idWords)
      ? []
      : [{ column: header, in: match.header }];
  });
  const [pair] = pairs;
  if (pair === undefined) {
    return null;
  }
  const taken = new Set(own.map(({ header }) => header));
  const nameHere = (header: string): string =>
    taken.has(header) ? `${header} (${run.sourceName})` : header;
  const { key, orderedBy } = run.recipe;
  const spare = theirs.filter(({ header }) => header !== pair.in && !taken.has(header));
  const take = theirs.filter(
    ({ header }) =>
      header === key ||
      header === orderedBy ||
      (spare.length <= mostTaken && spare.some((column) => column.header === header)),
  );
  return {
    lookup: {
      source: run.sourceName,
      match: [pair],
      take: take.map(({ header, type }) => ({ column: header, as: nameHere(header), type })),
      duplicates: 'refuse',
      orphans: 'reject',
    },
    key: nameHere(key),
    orderedBy: orderedBy === null ? null : nameHere(orderedBy),
  };
};

/**
 * A lookup by which the rows of a file find their partner, such as order lines through their order;
 * null where the file itself has a column that names partners, or no other source shares an
 * identifier with it.
 */
export const suggestLookup = (
  recipe: Recipe,
  runs: readonly ImportRun[],
): LookupSuggestion | null => {
  const sources = newestBySource(runs).filter(
    ({ sourceName }) =>
      sourceName !== recipe.source.name &&
      (recipe.lookups ?? []).every(({ source }) => source !== sourceName),
  );
  const isKnownKey =
    hasWord(recipe.key, partnerWords) ||
    sources.some((run) => wordsOf(run.recipe.key) === wordsOf(recipe.key));
  if (isKnownKey) {
    return null;
  }
  return sources.map((run) => suggestFrom(recipe, run)).find((found) => found !== null) ?? null;
};

/** The recipe that finds its partners so: what was the latest of one row is now the sum or mean of many. */
export const withSuggestion = (
  recipe: Recipe,
  { lookup, key, orderedBy }: LookupSuggestion,
): Recipe => ({
  ...recipe,
  lookups: [...(recipe.lookups ?? []), lookup],
  key,
  orderedBy: orderedBy ?? recipe.orderedBy,
  metrics: recipe.metrics.map((metric) =>
    metric.aggregation !== 'latest' || metric.header === null
      ? metric
      : {
          ...metric,
          aggregation:
            hasWord(metric.header, additiveWords) && !hasWord(metric.header, averageWords)
              ? 'sum'
              : 'mean',
        },
  ),
});
