import { basename } from 'node:path';
import { readColumnCells } from '#db/imports/read-column-cells.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { createEmptyTest } from '#shared/intake/empty-texts.ts';
import { chooseHeader } from '#shared/intake/headers/choose-header.ts';
import { sketchColumn, type CellReading } from '#shared/intake/headers/column-sketch.ts';
import { matchContent, type ContentMatch } from '#shared/intake/headers/match-content.ts';
import { matchHeaders } from '#shared/intake/headers/match-headers.ts';
import { parseDate } from '#shared/intake/parse-date.ts';
import { parseNumber } from '#shared/intake/parse-number.ts';
import { neededHeaders } from '#shared/intake/recipe-use.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { quoted, quotedList } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { DateOrder, Recipe } from '#shared/model/recipe.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { IntakeContext } from './intake-context.ts';
import type { ColumnSample } from './jobs/sample-columns.ts';
import { runReader } from './run-reader.ts';

/** A person's word that a column of the recipe stands under this header of the file. */
export type HeaderChoice = { readonly column: string; readonly header: string };

/** The recipe as it fits a file. */
export type Adapted = {
  readonly recipe: Recipe;
  readonly headers: readonly string[];
  /** Columns that were found by their cells just now. */
  readonly byContent: readonly string[];
  /** Columns that may be one of several, or of one that is not certain. */
  readonly unclear: readonly ContentMatch[];
};

type Target = {
  readonly path: string;
  readonly recipe: Recipe;
  readonly map?: readonly HeaderChoice[] | undefined;
};

const dayOf = (text: string, order: DateOrder): number | null => {
  const iso = parseDate(text, order);
  return iso === null ? null : Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000;
};

const readingOf = (
  { emptyTexts }: Recipe,
  signs: Pick<Recipe, 'decimal' | 'thousands' | 'dateOrder'>,
): CellReading => ({
  isEmpty: createEmptyTest(emptyTexts),
  number: (text) => parseNumber(text, signs),
  day: (text) => dayOf(text, signs.dateOrder),
});

/** How numbers and dates stand in the workspace. */
const kept = { decimal: '.', thousands: '', dateOrder: 'ymd' } as const;

const refuseChoice = (
  { path, recipe }: Target,
  { headers }: ColumnSample,
  { column, header }: HeaderChoice,
): AppError | null => {
  const isKnown = recipe.columns.some((each) => each.header === column);
  if (isKnown && headers.includes(header) && (column === header || !headers.includes(column))) {
    return null;
  }
  return refuseInput(
    `${basename(path)}, ${quoted(`${column}=${header}`)}`,
    'a column of the recipe that the file does not name, and a header of the file',
    !isKnown
      ? `no column ${quoted(column)} in the recipe`
      : headers.includes(header)
        ? `a column ${quoted(column)} in the file itself`
        : `no header ${quoted(header)} in the file`,
    `The file has ${quotedList(headers.slice(0, 20))}.`,
  );
};

const findByContent = (
  file: WorkspaceFile | null,
  recipe: Recipe,
  { headers, cells }: ColumnSample,
): readonly ContentMatch[] => {
  const matches = matchHeaders(recipe.columns, headers);
  const placed = new Set(matches.map(({ place }) => place));
  const lost = recipe.columns.filter((_, place) => {
    const match = matches[place];
    return match?.place === -1 && match.candidates.length === 0;
  });
  const before = file === null ? null : readColumnCells(file, recipe.source.name);
  const found = matchContent(
    lost.map((column) => {
      const known = before?.get(column.header);
      return {
        column,
        before: known === undefined ? null : sketchColumn(known, readingOf(recipe, kept)),
      };
    }),
    headers.flatMap((header, place) =>
      placed.has(place)
        ? []
        : [{ header, now: sketchColumn(cells[place] ?? [], readingOf(recipe, recipe)) }],
    ),
  );
  const byName = matches
    .filter(({ candidates }) => candidates.length > 0)
    .map(({ column, candidates }) => ({ column, header: null, candidates }));
  return [...byName, ...found];
};

/**
 * Fits a recipe to the headers of a file: what a person said, then names and synonyms, then the cells of
 * columns that are left. What is found is kept among the synonyms of its column.
 */
export const adaptRecipe = async (
  file: WorkspaceFile | null,
  target: Target,
  context: IntakeContext,
): Promise<Result<Adapted, AppError>> => {
  const { path, map = [] } = target;
  const sampled = await runReader(
    { kind: 'sample', path, format: target.recipe.file },
    { ...context, progress: () => undefined },
  );
  if (!sampled.ok) {
    return sampled;
  }
  const { headers } = sampled.value;
  let { recipe } = target;
  for (const choice of map) {
    const refusal = refuseChoice(target, sampled.value, choice);
    if (refusal !== null) {
      return err(refusal);
    }
    recipe = chooseHeader(recipe, headers, choice.column, choice.header);
  }
  const found = findByContent(file, recipe, sampled.value);
  const certain = found.filter(({ header }) => header !== null);
  for (const { column, header } of certain) {
    recipe = chooseHeader(recipe, headers, column, header);
  }
  return ok({
    recipe,
    headers,
    byContent: certain.map(({ column }) => column),
    unclear: found.filter(({ candidates }) => candidates.length > 0),
  });
};

/** Refuses a file in which a column that is needed may be one of several; null where none is. */
export const refuseUnclear = (path: string, { recipe, unclear }: Adapted): AppError | null => {
  const needed = neededHeaders(recipe);
  const asked = unclear.filter(({ column }) => needed.has(column));
  const [first] = asked;
  return first === undefined
    ? null
    : refuseInput(
        `${basename(path)}, row ${recipe.file.headerRow}`,
        `${asked.length === 1 ? 'a column' : 'columns'} ${quotedList(asked.map(({ column }) => column))}`,
        asked
          .map(
            ({ column, candidates }) => `for ${quoted(column)} perhaps ${quotedList(candidates)}`,
          )
          .join('; '),
        `Say which it is: in the Read step, or by --map ${quoted(`${first.column}=${first.candidates[0] ?? ''}`)}.`,
      );
};
