import { z } from 'zod';
import { criterionId, dimensionId, tierId } from './ids.ts';
import { absencePolicy } from './absence-policy.ts';
import { absences } from './cell-status.ts';
import { dimensionRules, noDimensionRules } from './dimension-rules.ts';
import { criterionRules, noCriterionRules, type CriterionRules } from './criterion-rules.ts';
import { modelRules, noModelRules, noTierRules, tierRules } from './tier-rules.ts';
import { valueFunction } from './value-function.ts';

const share = z.number().min(0).max(1);
const name = z.string().trim().min(1).max(120);

/** A criterion reads one metric; its weight is its share of the dimension (siblings sum to 1). */
export const criterion = z.strictObject({
  id: criterionId,
  name,
  metricCode: z.string().min(1).max(120),
  weight: share,
  locked: z.boolean(),
  valueFunction,
  rules: criterionRules.default(noCriterionRules),
});

/** A dimension groups criteria; its weight is its share of the score (siblings sum to 1). */
export const dimension = z.strictObject({
  id: dimensionId,
  name,
  description: z.string().max(2000),
  weight: share,
  locked: z.boolean(),
  criteria: z.array(criterion).max(500),
  rules: dimensionRules.default(noDimensionRules),
});

/** Shapes tell tiers apart without colour. */
export const tierShapes = ['diamond', 'circle', 'square', 'triangle', 'hexagon', 'bar'] as const;

/** A tier; the list runs from the highest (rank 1) to the lowest, ladder by ladder. */
export const tier = z.strictObject({
  id: tierId,
  name,
  /** What the tier is for, in one sentence. */
  purpose: z.string().max(2000),
  shape: z.enum(tierShapes),
  /** Lowest score that still belongs to the tier; null for the lowest tier of its ladder only. */
  line: z.number().min(0).max(100).nullable(),
  rules: tierRules.default(noTierRules),
});

/** Most tiers of all ladders together: tables of tiers have four bits a code, the last one for none. */
export const mostTiers = 15;

/** The main ladder comes first, and no ladder begins twice. */
const isByLadder = (tiers: readonly z.infer<typeof tier>[]): boolean => {
  const runs = tiers
    .map(({ rules }) => rules.ladder)
    .filter((ladder, place, all) => place === 0 || ladder !== all[place - 1]);
  return runs[0] === undefined && new Set(runs).size === runs.length;
};

export const scoringModel = z.strictObject({
  dimensions: z.array(dimension).max(100),
  tiers: z
    .array(tier)
    .min(2)
    .max(mostTiers)
    .refine(isByLadder, 'tiers stand ladder by ladder, those of the main ladder first'),
  absencePolicies: z.strictObject(
    Object.fromEntries(absences.map((absence) => [absence, absencePolicy])) as Record<
      (typeof absences)[number],
      typeof absencePolicy
    >,
  ),
  /** A partner whose available criteria weigh less than this gets no tier: not enough data. */
  minimumCoverage: share,
  rules: modelRules.default(noModelRules),
});

export type Criterion = Readonly<Omit<z.infer<typeof criterion>, 'rules'>> & {
  readonly rules: CriterionRules;
};
export type Dimension = Readonly<Omit<z.infer<typeof dimension>, 'criteria'>> & {
  readonly criteria: readonly Criterion[];
};
export type Tier = Readonly<z.infer<typeof tier>>;
export type TierShape = Tier['shape'];
export type ScoringModel = Readonly<Omit<z.infer<typeof scoringModel>, 'dimensions' | 'tiers'>> & {
  readonly dimensions: readonly Dimension[];
  /** Highest tier first; the main ladder, then each further one, see `rules.parallel`. */
  readonly tiers: readonly Tier[];
};
