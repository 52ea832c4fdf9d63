import { z } from 'zod';
import { weightDoubtKinds } from '../doubt/weight-doubt.ts';
import { designMethods } from '../model/ensemble.ts';
import { decimal } from './stated-rules.ts';

const count = z.int().min(0);
const tierIndex = z.int().min(0).max(254);

/** One named future: what is otherwise in it, and where partners would stand. */
const statedScenario = z.strictObject({
  name: z.string().min(1),
  narrative: z.string(),
  probability: decimal.optional(),
  horizonMonths: z.int().min(1).optional(),
  states: z.array(
    z.strictObject({ driver: z.string(), unit: z.string(), baseline: decimal, value: decimal }),
  ),
  /** Partners per tier, and last those without one. */
  counts: z.array(count),
  /** Partners above and below the tier that figures and rules give them today. */
  risen: count,
  fallen: count,
});

/** A run of many futures; what it found stands with each partner. */
const statedEnsemble = z.strictObject({
  futures: z.int().min(1),
  method: z.enum(designMethods),
  seed: count,
  horizonMonths: z.int().min(1).nullable(),
  createdAt: z.iso.datetime(),
  engineVersion: z.string().min(1),
  /** SHA-256 of model, data, drivers and effects. */
  inputsSha256: z.string().regex(/^[0-9a-f]{64}$/u),
});

/** Weightings near those of the method, by which every partner was judged again. */
const statedWeightings = z.strictObject({
  count: z.int().min(1),
  kind: z.enum(weightDoubtKinds),
  /** Of `band`: how far each weight may be off, as a share of itself. */
  share: decimal.optional(),
  seed: count,
});

/** What would be in other futures, and with other weights: how much the tiers can be doubted. */
export const statedOutlook = z.strictObject({
  scenarios: z.array(statedScenario),
  ensemble: statedEnsemble.optional(),
  weightings: statedWeightings.optional(),
});

/** The outlook of one partner. */
export const partnerOutlook = z.strictObject({
  /** The tier in each scenario, in their order. */
  scenarios: z.array(tierIndex.nullable()),
  /** By tier, and last without one: in how many of the futures, and of the weightings. */
  ensemble: z.array(count).optional(),
  weightings: z.array(count).optional(),
});

export type StatedOutlook = z.infer<typeof statedOutlook>;
export type PartnerOutlook = z.infer<typeof partnerOutlook>;
