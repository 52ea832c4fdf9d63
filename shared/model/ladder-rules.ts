import { z } from 'zod';
import { tierId } from './ids.ts';

/**
 * Whole numbers of reviews and days as a person may type them: what makes no sense, such as a negative
 * one, is kept and explained in place by `ladder/check-ladder.ts`, and never used below its least.
 */
const typed = z.int().min(-9999).max(9999);

/** When partners rise into one tier and when they lose it. The default knows no clock: the score decides at once. */
export const tierClock = z.strictObject({
  /** Lowest score with which a partner of the tier keeps it; null for the tier's line. */
  hold: z.number().min(0).max(100).nullable().default(null),
  /** Reviews in a row that must reach the line before a partner rises into the tier; 1 for at once. */
  confirmUp: typed.default(1),
  /** Reviews in a row below the hold line before a partner loses the tier; 1 for at once. */
  confirmDown: typed.default(1),
  /** Reviews for which the tier is kept after it was entered or its line was last reached. */
  highWater: typed.default(0),
  /** Days between the announcement that the tier is lost and its loss; 0 without announcement. */
  noticeDays: typed.default(0),
});

/** Days, both included, on which reviews count against nobody. */
export const freezeWindow = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  /** `falls`: nobody falls; `all`: nobody rises either. */
  blocks: z.enum(['falls', 'all']),
  reason: z.string().max(300),
});

/** What holds for the whole ladder; every field has a default that means "no clock". */
export const ladderRules = z.strictObject({
  /** What the programme calls a partner below its hold line who has not fallen yet. */
  watchName: z.string().trim().min(1).max(40).default('Watch'),
  /** Reviews after its first tier in which a partner cannot fall. */
  graceNew: typed.default(0),
  /** Reviews after a fall in which a partner cannot fall again. */
  graceFall: typed.default(0),
  /** Most tiers that a partner rises in one review; null without a limit. */
  stepsUp: typed.nullable().default(null),
  /** Most tiers that a partner falls in one review; null without a limit. */
  stepsDown: typed.nullable().default(null),
  /** The highest tier in which a newcomer can be placed; null for any. */
  highestFirst: tierId.nullable().default(null),
  /** What becomes of the tier of a partner about whom too little is known. */
  withoutScore: z.enum(['lose', 'keep']).default('lose'),
  freezes: z.array(freezeWindow).max(20).readonly().default([]),
  /** ISO day of the next review; null for the day on which one looks. */
  nextReview: z.iso.date().nullable().default(null),
});

export type TierClock = Readonly<z.infer<typeof tierClock>>;
export type LadderRules = Readonly<z.infer<typeof ladderRules>>;
export type FreezeWindow = Readonly<z.infer<typeof freezeWindow>>;

/** A tier that is won and lost by the score of the day. */
export const noTierClock: TierClock = tierClock.parse({});
/** A ladder without a clock. */
export const noLadderRules: LadderRules = ladderRules.parse({});
