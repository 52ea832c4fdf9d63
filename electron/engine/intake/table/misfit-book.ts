import { createMisfitJudge } from '#shared/intake/misfit-rules.ts';
import type { ColumnPlan } from '#shared/intake/recipe-use.ts';
import type { MisfitUse } from '#shared/model/run-findings.ts';

/** Judges cells that do not fit by the rules of their columns, and counts them by text. */
export type MisfitBook = {
  /** Null rejects the row, an empty text means no value, otherwise the value to take. */
  readonly judge: (column: number, text: string) => string | null;
  readonly countTaken: (column: number, text: string, taken: string) => void;
  readonly countRejected: (column: number, text: string) => void;
  /** Every text with its count, most cells first. */
  readonly uses: () => readonly MisfitUse[];
};

/** So many different texts of a column are counted apart; the rest is counted together. */
const mostTexts = 2000;
/** Under this text stand the cells of all further texts of a column. */
export const furtherTexts = '…';

export const createMisfitBook = (plan: readonly ColumnPlan[]): MisfitBook => {
  const judges = plan.map(({ misfits }) => createMisfitJudge(misfits ?? []));
  const known = plan.map(() => new Map<string, string | null>());
  const counts = plan.map(() => new Map<string, MisfitUse>());

  const count = (column: number, text: string, taken: string | null): void => {
    const uses = counts[column];
    if (uses === undefined) {
      return;
    }
    const shown =
      uses.size < mostTexts || uses.has(`${taken ?? '\0'}\0${text}`) ? text : furtherTexts;
    const key = `${taken ?? '\0'}\0${shown}`;
    const use = uses.get(key);
    uses.set(key, {
      header: plan[column]?.header ?? '',
      text: shown,
      taken,
      cells: (use?.cells ?? 0) + 1,
    });
  };

  return {
    judge: (column, text) => {
      const judged = known[column];
      const before = judged?.get(text);
      if (before !== undefined) {
        return before;
      }
      const taken = judges[column]?.(text) ?? null;
      if (judged !== undefined && judged.size < mostTexts) {
        judged.set(text, taken);
      }
      return taken;
    },
    countTaken: count,
    countRejected: (column, text) => count(column, text, null),
    uses: () =>
      counts.flatMap((uses) => [...uses.values()]).sort((left, right) => right.cells - left.cells),
  };
};
