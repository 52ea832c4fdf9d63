import type { HeaderChanges } from '../../model/run-findings.ts';
import type { Recipe } from '../../model/recipe.ts';
import { quoted, quotedList } from '../wording.ts';
import { matchHeaders, type ColumnMatch } from './match-headers.ts';

/** A file and the recipe that it was read by. */
export type ReadHeaders = {
  readonly fileName: string;
  readonly headers: readonly string[];
  readonly recipe: Recipe;
};

const headerOf = (
  { place }: Pick<ColumnMatch, 'place'>,
  headers: readonly string[],
): string | null => headers[place] ?? null;

/** Headers in the order of the file, each under the name that the recipe has for it. */
const namesInOrder = (
  matches: readonly ColumnMatch[],
  headers: readonly string[],
): readonly string[] =>
  headers.map((header, place) => matches.find((match) => match.place === place)?.column ?? header);

/**
 * How the headers of a file differ from those of an earlier one: columns under another header, columns
 * that are gone or new, and whether those of both stand in another order. `byContent` are the columns that
 * were found by their cells. Null where nothing differs.
 */
export const compareHeaders = (
  before: ReadHeaders,
  now: ReadHeaders,
  byContent: ReadonlySet<string>,
): HeaderChanges | null => {
  const matchesBefore = matchHeaders(before.recipe.columns, before.headers);
  const matchesNow = matchHeaders(now.recipe.columns, now.headers);
  const fromOf = new Map(
    matchesBefore.map((match) => [match.column, headerOf(match, before.headers)]),
  );
  const renamed = matchesNow.flatMap((match) => {
    const from = fromOf.get(match.column) ?? match.column;
    const to = headerOf(match, now.headers);
    const by = byContent.has(match.column) ? ('content' as const) : (match.by ?? 'name');
    return to === null || from === to ? [] : [{ column: match.column, from, to, by }];
  });
  const namesBefore = namesInOrder(matchesBefore, before.headers);
  const namesNow = namesInOrder(matchesNow, now.headers);
  const missing = namesBefore.filter((name) => !namesNow.includes(name));
  const added = namesNow.filter((name) => !namesBefore.includes(name));
  const common = namesNow.filter((name) => namesBefore.includes(name));
  const commonBefore = namesBefore.filter((name) => namesNow.includes(name));
  const reordered = common.some((name, place) => name !== commonBefore[place]);
  return renamed.length + missing.length + added.length === 0 && !reordered
    ? null
    : { fileName: now.fileName, against: before.fileName, renamed, missing, added, reordered };
};

const foundBy = {
  name: 'by name',
  spelling: 'by its spelling',
  synonym: 'by a synonym',
  content: 'by its content',
} as const;

const few = (texts: readonly string[]): string =>
  texts.length <= 6 ? quotedList(texts) : `${quotedList(texts.slice(0, 6))} and more`;

/** What changed in the headers, one sentence each. */
export const describeHeaderChanges = (changes: HeaderChanges): readonly string[] => [
  ...changes.renamed.map(
    ({ column, from, to, by }) =>
      `${quoted(from)} is ${quoted(to)} now, found ${foundBy[by]}${column === from ? '' : ` as ${quoted(column)}`}.`,
  ),
  ...(changes.missing.length === 0 ? [] : [`Missing: ${few(changes.missing)}.`]),
  ...(changes.added.length === 0 ? [] : [`New: ${few(changes.added)}.`]),
  ...(changes.reordered ? ['The columns stand in another order.'] : []),
];
