import type { RecipeColumn } from '../../model/recipe.ts';
import { headerWords } from '../header-words.ts';

/** By what a column of a recipe was found in a file. */
export type FoundBy = 'name' | 'spelling' | 'synonym' | 'content';

/** Where a column of a recipe stands in a file. */
export type ColumnMatch = {
  readonly column: string;
  /** Place in the file; -1 where it was not found. */
  readonly place: number;
  readonly by: Exclude<FoundBy, 'content'> | null;
  /** Headers of the file of which each could be it; empty unless somebody must choose. */
  readonly candidates: readonly string[];
};

/** A place that no row has: cells there are blank. */
export const absentPlace = 0x3f_ff_ff_ff;

/** A header without regard to case, blanks and signs between words. */
const spellingOf = (header: string): string => headerWords(header).join('');

/** Places that a column could stand at by one rule, or none. */
type Rule = (column: RecipeColumn, free: readonly number[]) => readonly number[];

const byName =
  (headers: readonly string[]): Rule =>
  ({ header }, free) =>
    free.filter((place) => headers[place] === header);

const bySpelling =
  (spellings: readonly string[]): Rule =>
  ({ header }, free) => {
    const spelling = spellingOf(header);
    return spelling === '' ? [] : free.filter((place) => spellings[place] === spelling);
  };

const bySynonym =
  (headers: readonly string[], spellings: readonly string[]): Rule =>
  ({ synonyms = [] }, free) => {
    const exact = free.filter((place) => synonyms.includes(headers[place] ?? ''));
    if (exact.length > 0) {
      return exact;
    }
    const words = new Set(synonyms.map(spellingOf).filter((spelling) => spelling !== ''));
    return free.filter((place) => words.has(spellings[place] ?? ''));
  };

/**
 * Finds the columns of a recipe in the headers of a file: by name, then by a name that differs in case,
 * blanks or signs alone, then by the synonyms of the column. A header that stands for one column is free
 * for no other. Where a rule leaves two headers for a column, or two columns for a header, nothing is
 * taken and the headers are candidates.
 */
export const matchHeaders = (
  columns: readonly RecipeColumn[],
  headers: readonly string[],
): readonly ColumnMatch[] => {
  const spellings = headers.map(spellingOf);
  const rules = [
    { by: 'name', rule: byName(headers) },
    { by: 'spelling', rule: bySpelling(spellings) },
    { by: 'synonym', rule: bySynonym(headers, spellings) },
  ] as const;
  const found = new Map<RecipeColumn, ColumnMatch>();
  const taken = new Set<number>();
  for (const { by, rule } of rules) {
    const free = headers.map((_, place) => place).filter((place) => !taken.has(place));
    const open = columns.filter((column) => !found.has(column));
    const claims = open.map((column) => ({ column, places: rule(column, free) }));
    for (const { column, places } of claims) {
      const [place] = places;
      const isShared = claims.some(
        (other) => other.column !== column && other.places.some((each) => places.includes(each)),
      );
      if (place !== undefined && places.length === 1 && !isShared) {
        found.set(column, { column: column.header, place, by, candidates: [] });
        taken.add(place);
      } else if (place !== undefined) {
        const candidates = places.map((each) => headers[each] ?? '');
        found.set(column, { column: column.header, place: -1, by: null, candidates });
      }
    }
  }
  return columns.map(
    (column) => found.get(column) ?? { column: column.header, place: -1, by: null, candidates: [] },
  );
};

/** The headers of a file under the names that a recipe has for them. */
export const recipeHeaders = (
  columns: readonly RecipeColumn[],
  headers: readonly string[],
): readonly string[] => {
  const names = new Map(
    matchHeaders(columns, headers).map(({ column, place }) => [place, column] as const),
  );
  return headers.map((header, place) => names.get(place) ?? header);
};
