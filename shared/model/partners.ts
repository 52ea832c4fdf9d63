import { z } from 'zod';
import type { Absence } from './cell-status.ts';

/** As long as keys of partners may be. */
const longestKey = 500;
const key = z.string().min(1).max(longestKey);

/** What an attribute tells beyond describing: that it identifies a partner, or names its parent. */
export const attributeUses = ['identifier', 'email', 'web', 'phone', 'parent'] as const;
export type AttributeUse = (typeof attributeUses)[number];

/** What a person decides about partners; each is one step of undo. */
export const partnerDecision = z.discriminatedUnion('kind', [
  /** `alias` counts as `survivor` from now on, in every import. */
  z.strictObject({ kind: z.literal('merge'), survivor: key, alias: key }),
  /** Takes the alias out again, with the aliases that it had before. */
  z.strictObject({ kind: z.literal('split'), alias: key }),
  z.strictObject({ kind: z.literal('keepApart'), one: key, other: key }),
  /** Forgets that two partners were kept apart: they may be offered again. */
  z.strictObject({ kind: z.literal('offerAgain'), one: key, other: key }),
  /** Null goes back to what the files say; '' says that the partner has no parent. */
  z.strictObject({
    kind: z.literal('setParent'),
    partner: key,
    parent: z.string().max(longestKey).nullable(),
  }),
  z.strictObject({
    kind: z.literal('useAttribute'),
    code: z.string().min(1).max(120),
    use: z.enum(attributeUses).nullable(),
  }),
]);
export type PartnerDecision = Readonly<z.infer<typeof partnerDecision>>;

/** Everything that was decided about partners. */
export type PartnerDecisions = {
  /** Survivor by alias, one step each: a survivor may be an alias of another partner. */
  readonly merges: ReadonlyMap<string, string>;
  readonly apart: readonly { readonly one: string; readonly other: string }[];
  /** By key; '' where a person said that there is no parent. */
  readonly parents: ReadonlyMap<string, string>;
  /** By code of the attribute. */
  readonly uses: ReadonlyMap<string, AttributeUse>;
};

/** Where partners come from and what belongs together; row i is row i of the snapshot. */
export type PartnerList = {
  readonly partners: number;
  /** Imports that count, oldest first; the numbers below are places in this list. */
  readonly runs: readonly {
    readonly id: number;
    readonly sourceName: string;
    readonly fileName: string;
    /** UTC ISO 8601. */
    readonly importedAt: string;
  }[];
  readonly firstRun: Int32Array;
  readonly lastRun: Int32Array;
  /** Accepted rows of all imports. */
  readonly rowCounts: Float64Array;
  /** The different sets of sources that partners appear in, each as names joined by a comma. */
  readonly sourceSets: readonly string[];
  readonly sourceSetOf: Uint32Array;
  /** Every alias with the key that it counts as, in the end and in the first step. */
  readonly aliases: readonly {
    readonly key: string;
    readonly name: string;
    readonly survivor: string;
    readonly mergedInto: string;
  }[];
  readonly apart: readonly { readonly one: string; readonly other: string }[];
  /** Parent by row as its key; '' for none. */
  readonly parents: readonly string[];
  /** Rows whose parent was given by hand. */
  readonly parentsByHand: readonly number[];
  readonly uses: readonly { readonly code: string; readonly use: AttributeUse }[];
};

/** A metric of a group: the rows of all its members together. */
export type GroupFigure = {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly value: number | null;
  readonly absence: Absence | null;
  /** There is a value, and it is not told. */
  readonly isMasked?: true;
  /** The file that decides; null for a formula. */
  readonly fileName: string | null;
  /** Members that the file knows. */
  readonly members: number;
};

/** A topmost parent with everybody below it. */
export type PartnerGroup = {
  /** Also a holding that no file knows; then its name is its key. */
  readonly root: { readonly key: string; readonly name: string };
  /** Partners of the snapshot, the root among them where it is one. */
  readonly members: readonly { readonly key: string; readonly name: string }[];
  readonly figures: readonly GroupFigure[];
};

/** Why two partners may be the same. */
export type SameEvidence = {
  readonly kind: 'name' | 'identifier' | 'attribute' | 'conflict';
  /** What was compared, for example `Name` or `VAT number`. */
  readonly about: string;
  readonly one: string;
  readonly other: string;
  /** 0 to 1: how much it speaks for one partner, or against it where it is a conflict. */
  readonly strength: number;
};

export type SamePair = {
  readonly one: string;
  readonly other: string;
  /** 0 to 1. */
  readonly score: number;
  readonly evidence: readonly SameEvidence[];
};

export type SamePairs = {
  /** Best first. */
  readonly pairs: readonly SamePair[];
  /** Pairs that reach the least score, shown or not. */
  readonly found: number;
  /** Values that too many partners share to say anything. */
  readonly tooCommon: readonly string[];
};
