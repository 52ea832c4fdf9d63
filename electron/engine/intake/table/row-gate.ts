import { createEmptyTest } from '#shared/intake/empty-texts.ts';
import { describeRowPattern, totalRowReason } from '#shared/intake/describe-row-pattern.ts';
import { createTextTest } from '#shared/intake/text-pattern.ts';
import type { Recipe, RowPattern } from '#shared/model/recipe.ts';
import { cellText, type CellRow } from '../source/cell-row.ts';
import { copyRow } from '../source/copy-row.ts';

/** Lets rows of data through and keeps those apart that the recipe leaves out. */
export type RowGate = {
  readonly push: (row: CellRow) => void;
  /** Call it after the last row: what is held back then are the total rows. */
  readonly finish: () => void;
};

type Gates = {
  readonly data: (row: CellRow) => void;
  /** `reason` is one sentence for all rows of a rule. */
  readonly leftOut: (row: CellRow, reason: string) => void;
};

/** More rows like totals in a row are a table of its own, and none is left out unseen. */
const mostHeld = 1000;

const createRowTest = (
  { column, texts }: RowPattern,
  recipe: Recipe,
  placeOf: (header: string) => number,
): ((row: CellRow) => boolean) => {
  const place = placeOf(column);
  const isListed = createTextTest(texts);
  const takesEmpty = texts.some((text) => text.trim() === '');
  const isEmpty = createEmptyTest(recipe.emptyTexts);
  return (row) => {
    const text = cellText(row, place).trim();
    return isListed(text) || (takesEmpty && isEmpty(text));
  };
};

/**
 * A gate for the recipe's rules. Rows like totals are held back until a row of data follows, and are
 * then rows like any other; only those that nothing follows are left out.
 */
export const createRowGate = (
  recipe: Recipe,
  placeOf: (header: string) => number,
  { data, leftOut }: Gates,
): RowGate => {
  const rules = (recipe.leaveOut ?? []).map((rule) => ({
    reason: describeRowPattern(rule),
    test: createRowTest(rule, recipe, placeOf),
  }));
  const { totalRows } = recipe;
  const isTotal = totalRows === undefined ? null : createRowTest(totalRows, recipe, placeOf);
  let held: CellRow[] = [];

  const release = (): void => {
    const rows = held;
    held = [];
    rows.forEach(data);
  };

  return {
    push: (row) => {
      const rule = rules.find(({ test }) => test(row));
      if (isTotal?.(row) === true && rule === undefined) {
        held.push(copyRow(row));
        if (held.length > mostHeld) {
          release();
        }
        return;
      }
      release();
      if (rule === undefined) {
        data(row);
      } else {
        leftOut(row, rule.reason);
      }
    },
    finish: () => {
      const rows = held;
      held = [];
      rows.forEach((row) => leftOut(row, totalRowReason));
    },
  };
};
