import { z } from 'zod';
import { evidence, type DecisionWay, type Evidence } from './decision.ts';
import type { TierId } from './ids.ts';
import { tierShapes } from './scoring-model.ts';

/** Why a cycle is held. */
export const cycleKinds = [
  'annual',
  'halfYearly',
  'quarterly',
  'redFlag',
  'pilot',
  'adHoc',
] as const;
export type CycleKind = (typeof cycleKinds)[number];

/** Where a partner would go: `first` from no tier into one, `loses` from one into none. */
export const cycleMovements = ['rises', 'falls', 'stays', 'first', 'loses', 'crosses'] as const;
export type CycleMovement = (typeof cycleMovements)[number];

/**
 * What makes a recommendation worth a second look, in the order of the bits of `CycleFigures.marks`:
 *
 * - `nearLine`: fewer points from a line than the cycle says.
 * - `lowCoverage`: less of the weight has data.
 * - `unsure`: fewer weightings within the band give the tier.
 * - `oneSource`: all the weight that has data comes from one source.
 * - `fragile`: the tier is kept or bettered in fewer futures; only where an ensemble on the same figures is kept.
 * - `withoutTier`: too little is known for a tier.
 * - `standingOverride`: an override of an earlier cycle still holds and was carried over.
 * - `expiredOverride`: one of an earlier cycle has expired, or its tier is gone.
 */
export const cycleMarks = [
  'nearLine',
  'lowCoverage',
  'unsure',
  'oneSource',
  'fragile',
  'withoutTier',
  'standingOverride',
  'expiredOverride',
] as const;
export type CycleMark = (typeof cycleMarks)[number];

/** How a decision is come by, from the laxest to the strictest. */
export const decisionModes = ['automatic', 'recommend', 'manual'] as const;
export type DecisionMode = (typeof decisionModes)[number];

/** A rule about how the tiers of some partners are decided. */
export const decisionRule = z.strictObject({
  mode: z.enum(decisionModes),
  /** Of whom the rule speaks by where they would go; none for all. */
  movements: z.array(z.enum(cycleMovements)).max(cycleMovements.length).readonly(),
  /** And by their marks: whatever they are, only without any, or with at least one of these. */
  marks: z.union([
    z.enum(['any', 'none']),
    z.array(z.enum(cycleMarks)).min(1).max(cycleMarks.length).readonly(),
  ]),
  /** Functions that must look at these partners. */
  functions: z.array(z.string().trim().min(1).max(120)).max(10).readonly(),
});

export const decisionRules = z.array(decisionRule).max(50).readonly();
export type DecisionRule = Readonly<z.infer<typeof decisionRule>>;

const share = z.number().min(0).max(1);

/** By what partners are marked, and how sure a tier is; fixed when the cycle is opened. */
export const cycleSettings = z.strictObject({
  nearPoints: z.number().min(0).max(100).default(1),
  leastCoverage: share.default(0.8),
  leastConfidence: share.default(0.8),
  leastResilience: share.default(0.8),
  /** How far each weight may be off, as a share of itself. */
  weightBand: z.number().min(0.01).max(1).default(0.2),
  /** How many weightings are drawn. */
  weightings: z.int().min(100).max(10_000).default(500),
  /** Of which tier confidence is: absent in cycles of before, and then `earned`. */
  confidenceOf: z.enum(['earned', 'recommended']).optional(),
});

export type CycleSettings = Readonly<z.infer<typeof cycleSettings>>;

export const usualSettings: CycleSettings = cycleSettings.parse({});

/** A tier of the model that the cycle froze. */
export const frozenTier = z.strictObject({
  id: z.string(),
  name: z.string(),
  shape: z.enum(tierShapes),
  /** The ladder that it is on; absent in cycles of before, and for tiers of the main one. */
  ladder: z.string().optional(),
  /** What the ladder is called; absent in cycles of before, and where everybody is on one ladder. */
  ladderName: z.string().optional(),
});
export type FrozenTier = Readonly<Omit<z.infer<typeof frozenTier>, 'id'>> & { readonly id: TierId };

/** What a person says to open a cycle. */
export type CyclePlan = {
  readonly name: string;
  readonly kind: CycleKind;
  /** ISO days between which decisions are made. */
  readonly opens: string;
  readonly closes: string;
  /** ISO day: what was imported until then counts, and the ladder is stepped on it. */
  readonly asOf: string;
};

/** What was computed of everybody when the cycle was opened; one entry a row. Tiers are codes, `noTier` for none. */
export type CycleFigures = {
  /** Ascending by UTF-16 code units. */
  readonly partnerKeys: readonly string[];
  readonly partnerNames: readonly string[];
  readonly current: Uint8Array;
  /** By score, lines, gates and vetoes. */
  readonly earned: Uint8Array;
  /** Where the ladder has a clock, what it makes of it; else `earned`. */
  readonly recommended: Uint8Array;
  /** 0..100; NaN without enough data. */
  readonly scores: Float64Array;
  /** Share of the weight that has data. */
  readonly coverage: Float64Array;
  /** Share of the weightings that give the tier that is earned; NaN without a score. */
  readonly confidence: Float64Array;
  /** Points to the nearest line, above or below; NaN without a score. */
  readonly toLine: Float64Array;
  /** Share of the futures in which the tier is kept or bettered; NaN where no ensemble says so. */
  readonly resilience: Float64Array;
  /** A bit for each of `cycleMarks`. */
  readonly marks: Uint16Array;
  /** What keeps the partner from the tier that the score reaches; '' for nothing. */
  readonly failedGates: readonly string[];
  /** Why the clock of the ladder puts the partner there; '' without a clock. */
  readonly ladderReasons: readonly string[];
};

/** A decision as a person made it. */
export type CycleDecision = {
  readonly partnerKey: string;
  /** Null for no tier. */
  readonly tierId: TierId | null;
  readonly way: Exclude<DecisionWay, 'automatic'>;
  readonly rationale: string;
  readonly approver: string;
  readonly expires: string | null;
  /** UTC, ISO 8601, and the account that made it. */
  readonly at: string;
  readonly by: string;
};

/** What is attached to a partner in a cycle, with the id by which it can be taken off. */
export type CycleEvidence = Evidence & { readonly id: string; readonly partnerKey: string };

export type CycleComment = {
  readonly id: string;
  readonly partnerKey: string;
  readonly text: string;
  readonly at: string;
  readonly by: string;
};

export const cycleComment = z.string().trim().min(1).max(5000);
export const attachedText = evidence.shape.text;

/** How and by whom a cycle was closed. */
export type CycleClosing = {
  readonly at: string;
  readonly by: string;
  readonly note: string;
  /** SHA-256 of the bytes of the table, lower-case hex. */
  readonly tableSha256: string;
};

/** A cycle in a list. */
export type CycleRecord = CyclePlan & {
  readonly id: string;
  /** 1, 2, 3 … in the order in which they were opened. */
  readonly number: number;
  readonly openedAt: string;
  readonly openedBy: string;
  /** As people name it: a version with its number, or `the draft`. */
  readonly modelName: string;
  readonly modelSha256: string;
  readonly dataSha256: string;
  readonly engineVersion: string;
  readonly partners: number;
  readonly settings: CycleSettings;
  readonly rules: readonly DecisionRule[];
  /** The text of a rationale with places for figures, see `rationalePlaces`. */
  readonly template: string;
  /** Null while it is open. */
  readonly closing: CycleClosing | null;
  /** SHA-256 of the proposals that were made of it, oldest first. */
  readonly proposals: readonly string[];
};

/** Everything that the table of a cycle shows. */
export type CycleSheet = {
  readonly record: CycleRecord;
  /** Highest first. */
  readonly tiers: readonly FrozenTier[];
  readonly figures: CycleFigures;
  readonly decisions: readonly CycleDecision[];
  readonly evidence: readonly CycleEvidence[];
  readonly comments: readonly CycleComment[];
};

/** A cycle as it is looked at. */
export type CycleView = CycleSheet & {
  /** The day of the engine (ISO, UTC), by which overrides expire. */
  readonly today: string;
  /** What is different now from what the cycle was computed from, a sentence each. */
  readonly changedSince: readonly string[];
};
