import { z } from 'zod';
import type { AuditAnchor, AuditEntry } from '../audit/audit-event.ts';
import type { TrailVerdict } from '../audit/check-trail.ts';
import { path, reply } from './channel-parts.ts';

/** A head that was noted elsewhere, and whether the trail of this workspace carries it on. */
export type NotedHead = AuditAnchor & {
  /** Where it was noted: the name of a file, or the title of a proposal of this workspace. */
  readonly where: string;
  readonly isExtended: boolean;
};

/** What was found in the chain, with every head that is known of. */
export type TrailReport = Omit<TrailVerdict, 'extends'> & { readonly noted: readonly NotedHead[] };

/** Channels about who did what; part of `engineContract`. */
export const auditChannels = {
  'audit/list': {
    /** Every event, oldest first. */
    request: z.strictObject({}),
    reply: reply<readonly AuditEntry[]>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'audit/verify': {
    /**
     * Follows the chain and holds it against the heads in the proposals of this workspace and, where it
     * is named, in a backup or a .tierproposal.
     */
    request: z.strictObject({ against: path.nullable() }),
    reply: reply<TrailReport>(),
    seconds: 120,
    paths: { against: 'read' },
    needs: 'workspace',
  },
  'audit/export': {
    /** Writes every event, oldest first, as CSV or JSON by the ending; that it was written is an event. */
    request: z.strictObject({ target: path }),
    reply: reply<{ readonly events: number }>(),
    seconds: 60,
    paths: { target: 'write' },
    needs: 'workspace',
  },
} as const;
