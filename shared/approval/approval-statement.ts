import { z } from 'zod';

const hex256 = z.string().regex(/^[0-9a-f]{64}$/u);
const fingerprint = z
  .string()
  .regex(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/u, 'no SHA-256 fingerprint as AB:CD:… in full');

export const decisionKinds = ['approve', 'abstain', 'refuse', 'delegate'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/**
 * What an approver signs: one decision about one proposal, by its hash, with everything that lay before
 * the person. Its bytes are canonical JSON.
 */
export const approvalStatement = z.strictObject({
  format: z.literal('tierwright-approval/1'),
  proposalSha256: hex256,
  /** Index of the step in the route, and its function. */
  step: z.int().min(0).max(19),
  function: z.string().min(1),
  decision: z.enum(decisionKinds),
  reason: z.string(),
  /** A conflict of interest in the person's words; null where there is none. */
  conflictOfInterest: z.string().min(1).nullable(),
  /** Of `delegate`: the certificate that may decide instead. */
  delegateTo: fingerprint.nullable(),
  /** As in the certificate. */
  signerName: z.string().min(1),
  signerFunction: z.string().min(1),
  /** UTC, to the second, by the clock of the signer's machine; and the same as seconds since 1970. */
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
  unixTime: z.int().min(0),
  /** Every signature that was there, in the order in which they were made. */
  seen: z.array(z.strictObject({ entry: z.string().min(1), sha256: hex256 })),
  /** SHA-256 of the entries that never change, by name. */
  files: z.record(z.string().min(1), hex256),
  /** The PDF as it lay before the person: its length and SHA-256. */
  pdf: z.strictObject({ bytes: z.int().min(1), sha256: hex256 }),
});

export type ApprovalStatement = z.infer<typeof approvalStatement>;
