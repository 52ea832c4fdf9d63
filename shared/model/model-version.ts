/** `named`: kept aside; `active`: the one that counts; `retired`: was active or named once. */
export const versionStates = ['named', 'active', 'retired'] as const;

/** A model as it was when somebody named it; its content never changes. The draft is what is edited. */
export type ModelVersion = {
  readonly id: string;
  /** From 1, in the order in which they were named. */
  readonly number: number;
  readonly name: string;
  readonly state: (typeof versionStates)[number];
  /** Why it was made. */
  readonly note: string;
  /** SHA-256 of the canonical JSON of the model, in hexadecimal. */
  readonly sha256: string;
  /** UTC ISO 8601. */
  readonly createdAt: string;
  readonly activatedAt: string | null;
  /** Why it was activated; empty until it is. */
  readonly activationNote: string;
  readonly retiredAt: string | null;
  readonly retirementNote: string;
  /** Whether the draft says the same. */
  readonly isDraft: boolean;
};

/** What is compared: a version by its id, or what is edited now. */
export const draftSide = 'draft';

/** A difference between two models that can be taken over alone. */
export type StatedEdit = {
  /** What it is about: "Weights of the dimensions", "Line of Gold". */
  readonly title: string;
  /** What is different, one thing each: "Growth 30 % → 40 %". */
  readonly details: readonly string[];
  /** Partners whose tier is another when this edit alone is made to the first model. */
  readonly alone: number;
  /** Partners whose tier is another when this edit alone is taken back from the second model. */
  readonly takenBack: number;
};

/** A partner whose tier differs, and the edits that make the difference. */
export type VersionMove = {
  readonly key: string;
  readonly name: string;
  /** Names of tiers; null for none. */
  readonly from: string | null;
  readonly to: string | null;
  /** 0..100; null without. */
  readonly scoreFrom: number | null;
  readonly scoreTo: number | null;
  /** Indexes of edits each of which alone makes the whole difference. */
  readonly alone: readonly number[];
  /** Where none does: indexes of edits that make it only together. */
  readonly together: readonly number[];
  /** The reason in one sentence. */
  readonly because: string;
};

/** Two models on the same partners. */
export type VersionComparison = {
  readonly from: string;
  readonly to: string;
  /** Whether a model has a clock, so that its tiers are those of its next review. */
  readonly isReviewed: boolean;
  readonly edits: readonly StatedEdit[];
  readonly partners: number;
  /** How many partners have another tier, and which of them rise or fall; the rest gain or lose one. */
  readonly differing: number;
  readonly up: number;
  readonly down: number;
  /** Names of tiers with how many partners each has, by the first and by the second model. */
  readonly tiers: readonly {
    readonly name: string;
    readonly from: number | null;
    readonly to: number | null;
  }[];
  /** By the second model's score, best first; at most as many as were asked for. */
  readonly moves: readonly VersionMove[];
};

/** Said with a comparison of models of which one has a clock. */
export const reviewedWords =
  'Tiers are those that the next review of the ladder would give, with hold lines, confirmation, grace, notice and milestones.';
