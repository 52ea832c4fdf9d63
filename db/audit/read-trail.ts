import type { Database } from 'better-sqlite3';
import {
  auditEvent,
  auditGenesis,
  type AuditAnchor,
  type AuditEntry,
} from '#shared/audit/audit-event.ts';
import { checkTrail, type StoredEvent, type TrailVerdict } from '#shared/audit/check-trail.ts';
import { sha256Text } from './append-event.ts';

const stored = (connection: Database): IterableIterator<StoredEvent> =>
  connection
    .prepare<[], StoredEvent>(`SELECT seq, event, previous, hash FROM audit_event ORDER BY seq`)
    .iterate();

/** Every event, oldest first; one that cannot be read is left to `verifyTrail`. */
export const readTrail = (connection: Database): readonly AuditEntry[] => {
  const entries: AuditEntry[] = [];
  for (const { event, previous, hash } of stored(connection)) {
    const read = auditEvent.safeParse(JSON.parse(event));
    if (read.success) {
      entries.push({ ...read.data, previous, hash });
    }
  }
  return entries;
};

/** Follows the chain of this file from its first event. */
export const verifyTrail = (
  connection: Database,
  anchors: readonly AuditAnchor[] = [],
): TrailVerdict => checkTrail(stored(connection), sha256Text, anchors);

/** How far the trail has come; a workspace of an older schema has none yet. */
export const readAnchor = (connection: Database): AuditAnchor => {
  const hasTrail =
    connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'audit_event'`).get() !==
    undefined;
  const last = hasTrail
    ? connection
        .prepare<[], { readonly events: number; readonly head: string }>(
          `SELECT seq AS events, hash AS head FROM audit_event ORDER BY seq DESC LIMIT 1`,
        )
        .get()
    : undefined;
  return last ?? { events: 0, head: auditGenesis };
};
