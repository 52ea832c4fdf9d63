import type { Recipe, RowPattern } from '#shared/model/recipe.ts';

/** How an empty cell is written in the field of a rule. */
export const emptyWord = '(empty)';

export const patternField = (texts: readonly string[]): string =>
  texts.map((text) => (text.trim() === '' ? emptyWord : text)).join(', ');

/** The texts of a field: separated by commas, without repeats; `(empty)` is the empty text. */
export const patternsOf = (field: string): readonly string[] =>
  [
    ...new Set(
      field
        .split(',')
        .map((text) => text.trim().slice(0, 200))
        .filter((text) => text !== '')
        .map((text) => (text.toLowerCase() === emptyWord ? '' : text)),
    ),
  ].slice(0, 50);

/** Another rule for total rows; null for none. */
export const withTotalRows = (recipe: Recipe, rule: RowPattern | null): Recipe => {
  if (rule !== null) return { ...recipe, totalRows: rule };
  const changed = { ...recipe };
  delete changed.totalRows;
  return changed;
};

/** The rule at `index` changed, or removed with null; an index behind the last adds one. */
export const withLeaveOut = (recipe: Recipe, index: number, rule: RowPattern | null): Recipe => {
  const { leaveOut = [], ...rest } = recipe;
  const rules = [
    ...leaveOut.slice(0, index),
    ...(rule === null ? [] : [rule]),
    ...leaveOut.slice(index + 1),
  ];
  return rules.length === 0 ? rest : { ...rest, leaveOut: rules };
};
