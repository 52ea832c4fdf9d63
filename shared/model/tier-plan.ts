import { z } from 'zod';
import { tierId } from './ids.ts';

/** Assignments of tiers that every programme has: those of today's records, and what the model says. */
export const planBases = ['today', 'recommended'] as const;

/** A plan of one's own: one of the two, with some partners put elsewhere. */
export const tierPlan = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(120),
  base: z.enum(planBases),
  moves: z.array(z.strictObject({ key: z.string().min(1).max(1000), tierId })).max(10_000),
});
