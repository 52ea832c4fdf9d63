import { z } from 'zod';
import { absencePolicy } from './absence-policy.ts';
import { referenceRule } from './reference-rule.ts';
import { noLimits, weightLimits } from './weight-limits.ts';

const own = absencePolicy.exactOptional();

/** What a criterion asks beside its weight. Every field has a default, so that older files need no change. */
export const criterionRules = z.strictObject({
  /** Kinds of absence that the criterion treats in a way of its own; the others follow the model. */
  absencePolicies: z
    .strictObject({ missing: own, notApplicable: own, noActivity: own, notComputable: own })
    .readonly()
    .default({}),
  /** Whom a relative value function measures partners against; null for what the model says. */
  reference: referenceRule.nullable().default(null),
  limits: weightLimits.default(noLimits),
});

export type CriterionRules = Readonly<z.infer<typeof criterionRules>>;

/** A criterion that follows the model in everything. */
export const noCriterionRules: CriterionRules = criterionRules.parse({});
