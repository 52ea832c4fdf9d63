import { z } from 'zod';

const all = z.strictObject({ kind: z.literal('all') });

/** Partners with the same labels, of enough partners with a number; else with fewer labels, at last all. */
const peers = z.strictObject({
  kind: z.literal('peers'),
  /** Codes of attributes, the last dropped first where a group is too small. */
  attributes: z.array(z.string().min(1).max(120)).min(1).max(4).readonly(),
  /** Partners with a number that a group needs. */
  minimum: z.int().min(1).max(100_000),
  /** κ: a group of n counts n/(n + κ), all partners the rest; 0 for the group alone. */
  shrinkage: z.number().min(0).max(100_000),
});

/** Whom a criterion measures partners against. */
export const referenceSet = z.discriminatedUnion('kind', [all, peers]);

/** Groups that a frozen reference keeps at most: more would swell every step of undo. */
export const mostFrozenGroups = 100;

const statistics = z.strictObject({
  count: z.int().min(1),
  lower: z.number(),
  upper: z.number(),
  mean: z.number(),
  /** Σ (x − mean)². */
  squares: z.number().min(0),
  /** All numbers rising, or where they are more than 201 their quantiles at equal steps. */
  sorted: z.array(z.number()).min(1).max(201).readonly(),
});

/** The figures of a reference set as they were on a day, so that a new partner moves nobody. */
const frozen = z.strictObject({
  kind: z.literal('frozen'),
  /** ISO day. */
  on: z.iso.date(),
  /** What was frozen. */
  by: referenceSet,
  whole: statistics,
  /** Of peers: the groups that were large enough; `labels` begin with that of the first attribute. */
  groups: z
    .array(z.strictObject({ labels: z.array(z.string()).min(1).max(4).readonly(), statistics }))
    .max(mostFrozenGroups)
    .readonly(),
});

/** What a criterion may say of its own. */
export const referenceRule = z.discriminatedUnion('kind', [all, peers, frozen]);

export type ReferenceSet = Readonly<z.infer<typeof referenceSet>>;
export type PeerSet = Extract<ReferenceSet, { kind: 'peers' }>;
export type ReferenceRule = Readonly<z.infer<typeof referenceRule>>;
export type FrozenReference = Extract<ReferenceRule, { kind: 'frozen' }>;
export type FrozenStatistics = FrozenReference['whole'];
