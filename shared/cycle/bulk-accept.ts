import type { CycleSheet } from '../model/review-cycle.ts';
import { noTier } from '../scoring/tiers.ts';
import { ruleSentence } from './cycle-words.ts';
import { cycleMovement, narrowRule } from './decision-rules.ts';
import { isOpenState, type CycleTable } from './cycle-table.ts';

/** Partners whose recommended tier can be taken together, and those at whom that stops. */
export type BulkPlan = {
  /** Rows, in order. */
  readonly accepted: readonly number[];
  readonly stopped: readonly { readonly row: number; readonly why: string }[];
};

type BulkSheet = Pick<CycleSheet, 'record' | 'figures' | 'tiers'>;

/** Why the recommended tier of a row is not taken together with others; null where it may be. */
const whyNot = (
  { record: { rules }, figures, tiers }: BulkSheet,
  { states, ruled, decisionOf }: CycleTable,
  row: number,
): string | null => {
  const rule = ruled[row];
  const recommended = figures.recommended[row] ?? noTier;
  if (states[row] === 'expired') {
    return `The override to last until ${decisionOf(row)?.expires ?? ''} has expired.`;
  }
  if (rule === undefined || rule.mode === 'manual') {
    const movement = cycleMovement(figures.current[row] ?? noTier, recommended, tiers);
    const sentences = (rule?.by ?? []).flatMap((place) => {
      const found = rules[place];
      return found === undefined
        ? []
        : [ruleSentence(narrowRule(found, movement, figures.marks[row] ?? 0))];
    });
    return sentences.length === 0 ? 'No rule speaks of it.' : sentences.join(' ');
  }
  return recommended === noTier && figures.current[row] !== noTier
    ? 'Too little is known for a recommended tier.'
    : null;
};

/** Looks at those of `rows` that are undecided; whoever is decided already is neither accepted nor stopped. */
export const planBulk = (sheet: BulkSheet, table: CycleTable, rows: Iterable<number>): BulkPlan => {
  const accepted: number[] = [];
  const stopped: { readonly row: number; readonly why: string }[] = [];
  for (const row of rows) {
    if (!isOpenState(table.states[row])) continue;
    const why = whyNot(sheet, table, row);
    if (why === null) accepted.push(row);
    else stopped.push({ row, why });
  }
  return { accepted, stopped };
};
