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

/** A column that may be one of several, in one file. */
export type UnclearColumn = ContentMatch & { readonly fileName: string };

/** The recipe as it fits files. */
export type Adapted = {
  readonly recipe: Recipe;
  /** Columns that were found by their cells just now. */
  readonly byContent: readonly string[];
  /** Columns that may be one of several, or of one that is not certain. */
  readonly unclear: readonly UnclearColumn[];
};

type Target = {
  readonly path: string;
  readonly also?: readonly string[] | undefined;
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

/** Null where some file takes the choice: it has the header, and not the column by its own name. */
const refuseChoice = (
  { recipe }: Target,
  samples: readonly ColumnSample[],
  { column, header }: HeaderChoice,
): AppError | null => {
  const isKnown = recipe.columns.some((each) => each.header === column);
  const having = samples.filter(({ headers }) => headers.includes(header));
  if (isKnown && having.some(({ headers }) => column === header || !headers.includes(column))) {
    return null;
  }
  const [first] = samples;
  return refuseInput(
    `${first?.fileName ?? 'Import'}, ${quoted(`${column}=${header}`)}`,
    'a column of the recipe that the file does not name, and a header of the file',
    !isKnown
      ? `no column ${quoted(column)} in the recipe`
      : having.length > 0
        ? `a column ${quoted(column)} in the file itself`
        : `no header ${quoted(header)} in the file`,
    `The file has ${quotedList((first?.headers ?? []).slice(0, 20))}.`,
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

const choose = (
  recipe: Recipe,
  samples: readonly ColumnSample[],
  { column, header }: HeaderChoice,
): Recipe =>
  samples
    .filter(({ headers }) => headers.includes(header) && !headers.includes(column))
    .reduce((chosen, { headers }) => chooseHeader(chosen, headers, column, header), recipe);

/**
 * Fits a recipe to the headers of files: what a person said, then names and synonyms, then the cells of
 * columns that are left, file by file. What is found is kept among the synonyms of its column.
 */
export const adaptRecipe = async (
  file: WorkspaceFile | null,
  target: Target,
  context: IntakeContext,
): Promise<Result<Adapted, AppError>> => {
  const { path, also, map = [] } = target;
  const sampled = await runReader(
    { kind: 'sample', path, also, recipe: target.recipe },
    { ...context, progress: () => undefined },
  );
  if (!sampled.ok) {
    return sampled;
  }
  let { recipe } = target;
  for (const choice of map) {
    const refusal = refuseChoice(target, sampled.value, choice);
    if (refusal !== null) {
      return err(refusal);
    }
    recipe = choose(recipe, sampled.value, choice);
  }
  const byContent = new Set<string>();
  const unclear: UnclearColumn[] = [];
  for (const sample of sampled.value) {
    for (const match of findByContent(file, recipe, sample)) {
      if (match.header !== null) {
        byContent.add(match.column);
        recipe = chooseHeader(recipe, sample.headers, match.column, match.header);
      } else if (match.candidates.length > 0) {
        unclear.push({ ...match, fileName: sample.fileName });
      }
    }
  }
  return ok({ recipe, byContent: [...byContent], unclear });
};

/** Refuses files in which a column that is needed may be one of several; null where none is. */
export const refuseUnclear = ({ recipe, unclear }: Adapted): AppError | null => {
  const needed = neededHeaders(recipe);
  const [first] = unclear.filter(({ column }) => needed.has(column));
  const asked = unclear.filter(
    ({ column, fileName }) => needed.has(column) && fileName === first?.fileName,
  );
  return first === undefined
    ? null
    : refuseInput(
        `${first.fileName}, row ${recipe.file.headerRow}`,
        `${asked.length === 1 ? 'a column' : 'columns'} ${quotedList(asked.map(({ column }) => column))}`,
        asked
          .map(
            ({ column, candidates }) => `for ${quoted(column)} perhaps ${quotedList(candidates)}`,
          )
          .join('; '),
        `Say which it is: in the Read step, or by --map ${quoted(`${first.column}=${first.candidates[0] ?? ''}`)}.`,
      );
};
