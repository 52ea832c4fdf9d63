import { z } from 'zod';

/** What a decision can rest on beside the figures. */
export const evidenceKinds = ['file', 'link', 'note'] as const;

/** One piece of evidence, known by its hash; of a file only name and hash are kept, not the bytes. */
export const evidence = z.strictObject({
  kind: z.enum(evidenceKinds),
  /** The name of the file, the link, or the note itself. */
  text: z.string().trim().min(1).max(5000),
  /** Lower-case hex SHA-256 of the bytes of the file, or of the UTF-8 of link or note. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});

export type Evidence = Readonly<z.infer<typeof evidence>>;

/**
 * How a tier came to be decided:
 *
 * - `automatic`: a rule of the cycle takes the recommended tier without asking.
 * - `accepted`: a person took the recommended tier.
 * - `override`: a person decided on another tier than the recommended one.
 */
export const decisionWays = ['automatic', 'accepted', 'override'] as const;
export type DecisionWay = (typeof decisionWays)[number];

/**
 * What was decided about one partner in a review cycle. Tiers are places in the tiers of the model that the
 * cycle froze, the highest first; null for none.
 */
export type Decision = {
  readonly partnerKey: string;
  readonly current: number | null;
  /** What model, rules and ladder give. */
  readonly recommended: number | null;
  /** What counts: equal to `recommended` unless `way` is `override`. */
  readonly decided: number | null;
  readonly way: DecisionWay;
  /** Why, with the figures in it; '' only where the tier stays as it is and as it is recommended. */
  readonly rationale: string;
  /** Who allowed an override; '' for every other decision. */
  readonly approver: string;
  /** The last ISO day on which an override holds; null for every other decision. */
  readonly expires: string | null;
  readonly evidence: readonly Evidence[];
};

/** A closed review cycle as a proposal takes it over: the tiers that it proposes are the decided ones. */
export type DecidedCycle = {
  readonly name: string;
  /** What people call its kind, for example `Annual review`. */
  readonly kind: string;
  /** ISO day as of which data count, and on which the ladder is stepped. */
  readonly asOf: string;
  /** Lower-case hex SHA-256 of the bytes of the cycle's table when it was closed. */
  readonly tableSha256: string;
  /** One for every partner, in the order of keys: by row of the snapshot that the cycle froze. */
  readonly decisions: readonly Decision[];
};
