import { z } from 'zod';

/** What was done, in the order in which a filter lists it. */
export const auditActions = [
  'began',
  'changed',
  'undid',
  'redid',
  'exported',
  'proposed',
  'signed',
  'closed',
  'backedUp',
  'restored',
] as const;
export type AuditAction = (typeof auditActions)[number];

const hex256 = z.string().regex(/^[0-9a-f]{64}$/u);

/**
 * One event of the audit trail, as it is hashed. `what` is the sentence that a person reads, a step's
 * label for example. `rows` says how many rows of each table changed, `before` and `after` are the
 * SHA-256 of what was in them; null where no table that can be undone changed.
 */
export const auditEvent = z.strictObject({
  seq: z.int().min(1),
  /** UTC ISO 8601, by the clock of the machine. */
  at: z.string().min(1),
  /** The account of the operating system that Tierwright ran under. */
  actor: z.string().min(1),
  action: z.enum(auditActions),
  what: z.string(),
  /** What it was about, such as `proposal` and its SHA-256; null where the sentence says it all. */
  object: z.strictObject({ kind: z.string().min(1), id: z.string() }).nullable(),
  rows: z.record(z.string(), z.int().min(1)).nullable(),
  before: hex256.nullable(),
  after: hex256.nullable(),
  reason: z.string().nullable(),
});

export type AuditEvent = z.infer<typeof auditEvent>;

/** An event with its place in the chain. Hashes are lower-case hex. */
export type AuditEntry = AuditEvent & { readonly previous: string; readonly hash: string };

/** How far a trail had come: so many events, the last of them with this hash. */
export type AuditAnchor = { readonly events: number; readonly head: string };

/** What stands before the first event. */
export const auditGenesis = '0'.repeat(64);
