import { z } from 'zod';
import { noLimits, weightLimits } from './weight-limits.ts';

/** What a dimension asks beside its weight. Every field has a default, so that older files need no change. */
export const dimensionRules = z.strictObject({ limits: weightLimits.default(noLimits) });

export type DimensionRules = Readonly<z.infer<typeof dimensionRules>>;

/** A dimension that may weigh anything. */
export const noDimensionRules: DimensionRules = dimensionRules.parse({});
