import type { LadderState } from '../model/ladder.ts';
import { clockOf, type LadderModel } from './ladder-clock.ts';
import { stateOfRow } from './ladder-state.ts';
import { limitOfHits } from './milestones/milestone-limits.ts';
import type { NextReview } from './next-ladder.ts';
import { stepPartner } from './step-ladder.ts';

/** The tier after the next review for what it may find: the tier by the lines, and by the hold lines. */
export type TierStep = (earned: number, held: number) => number;

/**
 * Where the next review would put the partner in `row` whatever it finds, each answer worked out once; null
 * where the model has no clock and the tier is the one that is earned.
 */
export const stepOfRow = (
  model: LadderModel,
  ladder: NextReview | null,
  row: number,
): TierStep | null => {
  if (ladder === null) {
    return null;
  }
  const clock = clockOf(model);
  const before: LadderState = stateOfRow(ladder.before, row);
  const limit = limitOfHits(ladder.hitsOf(row));
  const known = new Map<number, number>();
  return (earned, held) => {
    const key = (earned << 8) | held;
    const found = known.get(key);
    if (found !== undefined) {
      return found;
    }
    const { tier } = stepPartner(clock, ladder.review, before, earned, held, limit);
    known.set(key, tier);
    return tier;
  };
};
