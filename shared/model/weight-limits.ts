import { z } from 'zod';

const share = z.number().min(0).max(1);

/** Between which weights a dimension or criterion must stay, as shares of its siblings. */
export const weightLimits = z.strictObject({
  least: share.default(0),
  most: share.default(1),
});

export type WeightLimits = Readonly<z.infer<typeof weightLimits>>;

/** Any weight. */
export const noLimits: WeightLimits = weightLimits.parse({});
