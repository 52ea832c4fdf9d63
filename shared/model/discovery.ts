import { z } from 'zod';

/** What may break in a future. */
export const breakingQuestion = z.discriminatedUnion('kind', [
  /** A partner is below its tier of today. */
  z.strictObject({ kind: z.literal('leaves'), partnerKey: z.string().min(1).max(1000) }),
  /** More partners than so many are below their tier of today. */
  z.strictObject({ kind: z.literal('fallen'), moreThan: z.int().min(0).max(10_000_000) }),
  /** The bill is above so much. */
  z.strictObject({ kind: z.literal('bill'), above: z.number().min(0).max(1e15) }),
]);

export type BreakingQuestion = Readonly<z.infer<typeof breakingQuestion>>;
