import { z } from 'zod';
import { noLimits, weightLimits } from './weight-limits.ts';

/** What a dimension asks beside its weight. Every field has a default, so that older files need no change. */
export const dimensionRules = z.strictObject({
  /**
   * `adds`: its weight is its share of the score. `takes`: a deduction, such as risk, that takes up to
   * 100 · weight points off the score of the others; it has no siblings to sum to 1 with.
   */
  kind: z.enum(['adds', 'takes']).default('adds'),
  limits: weightLimits.default(noLimits),
});

export type DimensionRules = Readonly<z.infer<typeof dimensionRules>>;

/** A dimension that adds to the score and may weigh anything. */
export const noDimensionRules: DimensionRules = dimensionRules.parse({});
