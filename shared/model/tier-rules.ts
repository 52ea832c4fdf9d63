import { z } from 'zod';
import { referenceSet } from './reference-rule.ts';
import { tierId } from './ids.ts';
import { noTierCard, tierCard } from './tier-card.ts';
import { ladderRules, noLadderRules, noTierClock, tierClock } from './ladder-rules.ts';
import { milestone } from './milestone.ts';
import { parallelLadders } from './parallel-ladders.ts';
import { cutByScore, tierCut } from './tier-cut.ts';

/** How a number is compared. Numbers closer than a billionth count as equal, see `scoring/gates.ts`. */
export const comparisons = ['atLeast', 'atMost', 'equals', 'moreThan', 'lessThan'] as const;

const common = {
  /** Unique within the model; tells rules apart in the editor and in findings. */
  id: z.string().min(1).max(64),
  /** What a partner without a number or label gets. */
  whenAbsent: z.enum(['holds', 'fails']),
  /** For people, such as "at least 2 certified engineers"; empty lets the rule speak for itself. */
  message: z.string().max(300),
};

/** Something that is so or not for one partner. */
export const condition = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('metric'),
    metricCode: z.string().min(1).max(120),
    comparison: z.enum(comparisons),
    /** In the metric's own unit. */
    value: z.number(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('attribute'),
    attributeCode: z.string().min(1).max(120),
    /** The partner's label must be one of these. */
    labels: z.array(z.string().max(1000)).max(200).readonly(),
  }),
]);

/** While its condition holds, a partner cannot be in a tier above `highest`, whatever the score. */
export const veto = z.strictObject({ highest: tierId, condition });

/** What a tier asks beside its line. Every field has a default, so that older files need no change. */
export const tierRules = z.strictObject({
  /** The ladder beside the main one that the tier belongs to; absent for the main one. */
  ladder: z.string().min(1).max(64).optional(),
  /** All must hold, or the tier is shut to the partner; the lowest tier has none. */
  gates: z.array(condition).max(20).readonly().default([]),
  /** What each partner costs, in the unit of the model's money metric. */
  fixedCost: z.number().min(0).max(1e12).default(0),
  /** Share of the partner's number of the money metric that comes on top, 0..1. */
  rate: z.number().min(0).max(1).default(0),
  card: tierCard.default(noTierCard),
  /** How long it takes to win and to lose the tier. */
  clock: tierClock.default(noTierClock),
  /** How the line is found; the lowest tier has none. */
  cut: tierCut.default(cutByScore),
});

/** What a model asks beside weights and tiers; every field has a default. */
export const modelRules = z.strictObject({
  vetoes: z.array(veto).max(20).readonly().default([]),
  /** The metric that rates are taken of; null where tiers have fixed costs alone. */
  moneyMetric: z.string().min(1).max(120).nullable().default(null),
  /** What all tiers together may cost; null without a limit. */
  budget: z.number().min(0).max(1e15).nullable().default(null),
  /** How partners move between tiers from review to review. */
  ladder: ladderRules.default(noLadderRules),
  /** The catalogue of milestones, and what each does on the ladder. */
  milestones: z.array(milestone).max(100).readonly().default([]),
  /** Ladders beside the main one, and who is on them; absent with one ladder for everybody. */
  parallel: parallelLadders.optional(),
  /** Whom criteria measure partners against that say nothing of their own. */
  reference: referenceSet.default({ kind: 'all' }),
});

export type Condition = Readonly<z.infer<typeof condition>>;
export type Comparison = (typeof comparisons)[number];
export type Veto = Readonly<z.infer<typeof veto>>;
export type TierRules = Readonly<z.infer<typeof tierRules>>;
export type ModelRules = Readonly<z.infer<typeof modelRules>>;

/** A tier that asks for nothing but its line and costs nothing. */
export const noTierRules: TierRules = tierRules.parse({});
/** A model without vetoes and budget. */
export const noModelRules: ModelRules = modelRules.parse({});
