import { z } from 'zod';

/** Whether partners with the score at which the line falls are all in the tier, or all out of it. */
export const tieRules = ['allIn', 'allOut'] as const;

const ties = z.enum(tieRules);

/**
 * How the line of a tier is found. All but a score are asked of the partners at hand: the best who are
 * not in a tier above and whom no gate or veto keeps out, see `scoring/lines`.
 */
export const tierCut = z.discriminatedUnion('by', [
  /** The line is the score that the tier states. */
  z.strictObject({ by: z.literal('score') }),
  /** The best `count` partners. */
  z.strictObject({ by: z.literal('count'), count: z.int().min(0).max(10_000_000), ties }),
  /** The best `share` (0..1) of all partners with a score, rounded down to whole partners. */
  z.strictObject({ by: z.literal('share'), share: z.number().min(0).max(1), ties }),
  /** As many of the best as `amount` carries, in the unit of the money metric. */
  z.strictObject({ by: z.literal('budget'), amount: z.number().min(0).max(1e15), ties }),
]);

export type TierCut = Readonly<z.infer<typeof tierCut>>;
export type TieRule = (typeof tieRules)[number];

/** The line is a score: what every tier has until somebody says otherwise. */
export const cutByScore: TierCut = { by: 'score' };

/**
 * Who shares a score shares a tier: all in by default, so that nobody stays out by chance. With a budget
 * all are out, so that it is never overdrawn.
 */
export const usualTies = (by: Exclude<TierCut['by'], 'score'>): TieRule =>
  by === 'budget' ? 'allOut' : 'allIn';
