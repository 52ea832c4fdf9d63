import { groupMisfits } from '#shared/intake/group-misfits.ts';
import { createTextTest } from '#shared/intake/text-pattern.ts';
import type { MisfitUse } from '#shared/model/run-findings.ts';
import type { MisfitRule, Recipe } from '#shared/model/recipe.ts';

/** Texts of a column that do not fit, as one line of the check: settled together by one choice. */
export type MisfitOffer = {
  readonly header: string;
  readonly pattern: string;
  readonly cells: number;
  readonly examples: readonly string[];
  /** What becomes of them now; null rejects, an empty text is no value. */
  readonly taken: string | null;
};

const mostExamples = 3;

/** What the check offers, most cells first; texts that are taken alike and differ in figures only are one line. */
export const misfitOffers = (uses: readonly MisfitUse[]): readonly MisfitOffer[] => {
  const lists = new Map<string, MisfitUse[]>();
  for (const use of uses) {
    const key = `${use.header}\0${use.taken ?? '\0'}`;
    lists.set(key, [...(lists.get(key) ?? []), use]);
  }
  return [...lists.values()]
    .flatMap((list) =>
      groupMisfits(list).map(({ pattern, cells, texts }) => ({
        header: list[0]?.header ?? '',
        pattern,
        cells,
        examples: texts.slice(0, mostExamples).map(({ text }) => text),
        taken: list[0]?.taken ?? null,
      })),
    )
    .sort((left, right) => right.cells - left.cells);
};

/**
 * The recipe with a rule for these texts in front of the column's others; rules for the same texts and for
 * narrower ones go. Rejecting is what happens without a rule, so it leaves one only where a wider rule stays.
 */
export const withMisfitRule = (recipe: Recipe, header: string, rule: MisfitRule): Recipe => ({
  ...recipe,
  columns: recipe.columns.map((column) => {
    if (column.header !== header) return column;
    const covers = createTextTest(rule.texts);
    const { misfits = [], ...rest } = column;
    const others = misfits
      .map((other) => ({ ...other, texts: other.texts.filter((text) => !covers(text)) }))
      .filter(({ texts }) => texts.length > 0);
    const isWider = others.some(({ texts }) => rule.texts.some(createTextTest(texts)));
    const rules = rule.take === 'reject' && !isWider ? others : [rule, ...others];
    return rules.length === 0 ? rest : { ...rest, misfits: rules };
  }),
});
