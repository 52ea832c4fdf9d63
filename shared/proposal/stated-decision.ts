import { z } from 'zod';
import {
  decisionWays,
  evidenceKinds,
  type DecidedCycle,
  type Decision,
} from '../model/decision.ts';

const hex256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** The closed review cycle whose decided tiers are proposed. */
export const statedCycle = z.strictObject({
  name: z.string().min(1),
  kind: z.string().min(1),
  asOf: z.iso.date(),
  /** SHA-256 of the bytes of the cycle's table. */
  tableSha256: hex256,
});

/** How the proposed tier of a partner was decided; what is empty is left out. No redacted copy shows it. */
export const statedDecision = z.strictObject({
  way: z.enum(decisionWays),
  rationale: z.string().min(1).optional(),
  /** Only of an override: who allowed it, and the last day on which it holds. */
  approver: z.string().min(1).optional(),
  expires: z.iso.date().optional(),
  evidence: z
    .array(z.strictObject({ kind: z.enum(evidenceKinds), text: z.string(), sha256: hex256 }))
    .min(1)
    .optional(),
});

export type StatedDecision = z.infer<typeof statedDecision>;

/** The cycle as a document states it. */
export const stateCycle = ({
  name,
  kind,
  asOf,
  tableSha256,
}: DecidedCycle): z.infer<typeof statedCycle> => ({ name, kind, asOf, tableSha256 });

/** A decision as a document states it. */
export const stateDecision = (decision: Decision): StatedDecision => {
  const { way, rationale, approver, expires, evidence } = decision;
  return {
    way,
    ...(rationale === '' ? {} : { rationale }),
    ...(approver === '' ? {} : { approver }),
    ...(expires === null ? {} : { expires }),
    ...(evidence.length === 0 ? {} : { evidence: evidence.map((each) => ({ ...each })) }),
  };
};

type RecommendedPartner = {
  readonly proposedTier: number | null;
  readonly recommendedTier?: number | null | undefined;
};

type DecidedPartner = RecommendedPartner & {
  readonly currentTier: number | null;
  readonly decision?: StatedDecision | undefined;
};

/** The tier that figures and rules give a partner: the proposed one, unless a cycle decided on another. */
export const recommendedTierOf = ({
  proposedTier,
  recommendedTier,
}: RecommendedPartner): number | null =>
  recommendedTier === undefined ? proposedTier : recommendedTier;

/** What is wrong about the decision of a partner in a document that states a cycle; null for nothing. */
export const decisionFault = (partner: DecidedPartner): string | null => {
  const { currentTier, proposedTier, recommendedTier, decision } = partner;
  if (decision === undefined || recommendedTier === undefined) {
    return 'has no decision';
  }
  const { way, rationale, approver, expires } = decision;
  if ((way === 'override') !== (recommendedTier !== proposedTier)) {
    return way === 'override'
      ? 'has an override that overrides nothing'
      : 'has another tier than the recommended one without an override';
  }
  if (way === 'override' && (approver === undefined || expires === undefined)) {
    return 'has an override without approver or last day';
  }
  if (way !== 'override' && (approver !== undefined || expires !== undefined)) {
    return 'has the approver or last day of an override without one';
  }
  return rationale === undefined && (way === 'override' || proposedTier !== currentTier)
    ? 'changes without a rationale'
    : null;
};
