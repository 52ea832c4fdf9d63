import type { AppError } from '../ipc/app-error.ts';
import { aggregationFacts } from '../metrics/aggregation-facts.ts';
import { findMetricFault } from '../metrics/metric-fault.ts';
import { err, ok, type Result } from '../result.ts';
import type { Recipe } from '../model/recipe.ts';
import { findMisfitFault } from './misfit-rules.ts';
import { absentPlace, matchHeaders } from './headers/match-headers.ts';
import { allColumns, neededHeaders } from './recipe-use.ts';
import { refuseInput } from './refuse-input.ts';
import { countOf, quoted, quotedList } from './wording.ts';

const findRepeated = (texts: readonly string[]): string | undefined => {
  const seen = new Set<string>();
  return texts.find((text) => seen.has(text) || !seen.add(text));
};

const repeated = (where: string, what: string, text: string): AppError =>
  refuseInput(
    where,
    `${what} that differ`,
    `${quoted(text)} twice`,
    'Rename one of them in the recipe.',
  );

/** By its key a partner is known in every file and decision, so it cannot be kept out of them. */
const checkSensitivity = (recipe: Recipe, where: string): AppError | null => {
  const marked = recipe.columns.find(
    ({ header, sensitivity }) => sensitivity !== undefined && header === recipe.key,
  );
  return marked === undefined
    ? null
    : refuseInput(
        where,
        'a key of partners that may be shown',
        `${quoted(marked.header)} marked as ${marked.sensitivity ?? ''}`,
        'Take the mark away, or use a key that tells nothing; their name may be marked.',
      );
};

const checkFormats = (recipe: Recipe, where: string): AppError | null =>
  recipe.decimal === recipe.thousands
    ? refuseInput(
        where,
        'different signs for decimals and thousands',
        `${quoted(recipe.decimal)} for both`,
        'Choose another sign for the thousands, or none.',
      )
    : null;

const checkHeaders = (recipe: Recipe, where: string): AppError | null => {
  const columns = new Map(allColumns(recipe).map((column) => [column.header, column.type]));
  const roles: readonly (readonly [string, string | null])[] = [
    ['the name', recipe.name],
    ['the order of rows', recipe.orderedBy],
    ...recipe.attributes.map(
      (attribute) => [`attribute ${attribute.name}`, attribute.header] as const,
    ),
    ...recipe.metrics.map((metric) => [`metric ${metric.name}`, metric.header] as const),
  ];
  if (!columns.has(recipe.key)) {
    return refuseInput(
      where,
      'a key: the column that names the partner',
      recipe.key === '' ? 'none chosen' : `no column ${quoted(recipe.key)} in the recipe`,
      'Choose the key column.',
    );
  }
  const unknown = roles.find(([, header]) => header !== null && !columns.has(header));
  if (unknown !== undefined) {
    return refuseInput(
      where,
      `a column for ${unknown[0]}`,
      `no column ${quoted(unknown[1] ?? '')} in the recipe`,
      'Choose another column for it, or add the column.',
    );
  }
  if (recipe.orderedBy !== null && columns.get(recipe.orderedBy) !== 'date') {
    return refuseInput(
      where,
      'a column of dates to order rows by',
      `${quoted(recipe.orderedBy)} of type ${columns.get(recipe.orderedBy) ?? 'text'}`,
      'Make it a date column, or order rows by their place in the file.',
    );
  }
  const wordy = recipe.metrics.find(
    ({ aggregation, header }) =>
      aggregationFacts[aggregation].value.join() === 'number' &&
      (header === null || columns.get(header) !== 'number'),
  );
  if (wordy !== undefined) {
    return refuseInput(
      where,
      `a column of numbers for metric ${wordy.name}`,
      wordy.header === null
        ? 'no column'
        : `${quoted(wordy.header)} of type ${columns.get(wordy.header) ?? 'text'}`,
      'Make it a number column, or count its cells instead.',
    );
  }
  return null;
};

const checkRowRules = (recipe: Recipe, where: string): AppError | null => {
  const headers = new Set(recipe.columns.map(({ header }) => header));
  const rules = [...(recipe.leaveOut ?? []), ...(recipe.totalRows ? [recipe.totalRows] : [])];
  const lost = rules.find(({ column }) => !headers.has(column));
  return lost === undefined
    ? null
    : refuseInput(
        where,
        'a column of the recipe for every rule that leaves rows out',
        `no column ${quoted(lost.column)} in the recipe`,
        'Choose another column for the rule, or remove the rule.',
      );
};

const checkMisfits = (recipe: Recipe, where: string): AppError | null => {
  for (const { header, type, misfits = [] } of recipe.columns) {
    for (const rule of misfits) {
      const fault = findMisfitFault(rule, header === recipe.key ? 'text' : type);
      if (fault !== null) {
        return refuseInput(
          `${where}, column ${header}`,
          'rules for cells that do not fit a column of numbers or dates',
          fault,
          'Correct the rule, or remove it.',
        );
      }
    }
  }
  return null;
};

const checkLookups = (recipe: Recipe, where: string): AppError | null => {
  const known = new Set(recipe.columns.map(({ header }) => header));
  for (const { source, match, take } of recipe.lookups ?? []) {
    const lost = match.find(({ column }) => !known.has(column));
    if (lost !== undefined) {
      return refuseInput(
        `${where}, lookup in ${source}`,
        'a column of the file, or one that an earlier lookup took, to look up by',
        `no column ${quoted(lost.column)}`,
        'Choose another column, or change the order of the lookups.',
      );
    }
    if (source === recipe.source.name) {
      return refuseInput(
        `${where}, lookup in ${source}`,
        'another source',
        'the source itself',
        'Look columns up in a source that does not depend on this one.',
      );
    }
    take.forEach(({ as }) => known.add(as));
  }
  return null;
};

const checkMetrics = (recipe: Recipe, where: string): AppError | null => {
  const columns = new Map(allColumns(recipe).map((column) => [column.header, column.type]));
  for (const metric of recipe.metrics) {
    const fault = findMetricFault(metric, (header) =>
      header === recipe.key ? 'text' : (columns.get(header) ?? null),
    );
    if (fault !== null) {
      const { expected, found, remedy } = fault;
      return refuseInput(`${where}, metric ${metric.name}`, expected, found, remedy);
    }
  }
  return null;
};

/** Whether a recipe holds together by itself. `where` is what a person calls it, a file name for example. */
export const checkRecipe = (recipe: Recipe, where: string): Result<null, AppError> => {
  const column = findRepeated(allColumns(recipe).map(({ header }) => header));
  const metric = findRepeated(recipe.metrics.map(({ code }) => code));
  const attribute = findRepeated(recipe.attributes.map(({ code }) => code));
  const error =
    column !== undefined
      ? repeated(where, 'headers', column)
      : metric !== undefined
        ? repeated(where, 'codes of metrics', metric)
        : attribute !== undefined
          ? repeated(where, 'codes of attributes', attribute)
          : (checkFormats(recipe, where) ??
            checkSensitivity(recipe, where) ??
            checkHeaders(recipe, where) ??
            checkRowRules(recipe, where) ??
            checkMisfits(recipe, where) ??
            checkLookups(recipe, where) ??
            checkMetrics(recipe, where));
  return error === null ? ok(null) : err(error);
};

/**
 * The place in the file of every column of a recipe, found by name, spelling or synonym. Columns of the
 * file that the recipe does not name are left out. A column that the file does not have is refused where
 * something needs it, and otherwise blank; so is one that may be one of several.
 */
export const placeColumns = (
  recipe: Recipe,
  headers: readonly string[],
  where: string,
): Result<readonly number[], AppError> => {
  const matches = matchHeaders(recipe.columns, headers);
  const needed = neededHeaders(recipe);
  const missing = matches.filter(({ column, place }) => place < 0 && needed.has(column));
  const unclear = missing.find(({ candidates }) => candidates.length > 0);
  if (unclear !== undefined) {
    return err(
      refuseInput(
        `${where}, row ${recipe.file.headerRow}`,
        `one column for ${quoted(unclear.column)}`,
        `${quotedList(unclear.candidates)}, of which each may be it`,
        'Say which it is, or correct the header row.',
      ),
    );
  }
  if (missing.length > 0) {
    const placed = new Set(matches.map(({ place }) => place));
    const spare = headers.filter((_, place) => !placed.has(place));
    return err(
      refuseInput(
        `${where}, row ${recipe.file.headerRow}`,
        `${missing.length === 1 ? 'a column' : 'columns'} ${quotedList(missing.slice(0, 5).map(({ column }) => column))}`,
        spare.length === 0
          ? `only ${countOf(headers.length, 'column')}`
          : `no such header, but ${quotedList(spare.slice(0, 5))}`,
        'Choose the file that the recipe was made for, correct its header row, or change the recipe.',
      ),
    );
  }
  return ok(matches.map(({ place }) => (place < 0 ? absentPlace : place)));
};
