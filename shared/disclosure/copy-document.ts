import { z } from 'zod';

const hex256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** `commitments.json` of a proposal, carried by every copy as it is. */
export const commitmentsDocument = z.strictObject({
  format: z.literal('tierwright-commitments/1'),
  root: hex256,
  depth: z.int().min(1).max(40),
});

export type CommitmentsDocument = z.infer<typeof commitmentsDocument>;

/**
 * `copy.json`: fields of one partner, and those that all partners share, as the proposal says them, each
 * with the salt and the hashes that lead to the root of its commitments. In ascending order of paths.
 */
export const copyDocument = z.strictObject({
  format: z.literal('tierwright-copy/1'),
  fields: z
    .array(
      z.strictObject({
        path: z.string().max(200),
        value: z.unknown(),
        salt: hex256,
        place: z.int().min(0),
        proof: z.array(hex256).max(40),
      }),
    )
    .min(1)
    .max(20_000),
});

export type CopyDocument = z.infer<typeof copyDocument>;
