import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Database } from 'better-sqlite3';
import { auditGenesis, type AuditAction, type AuditEvent } from '#shared/audit/audit-event.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import { wholeText } from './whole-text.ts';

/** Lower-case hex of the SHA-256 of a text. */
export const sha256Text = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The account of the operating system; an account without a name is told by its number. */
export const currentActor = (): string => {
  try {
    const { username, uid } = userInfo();
    return username === '' ? `account ${uid}` : username;
  } catch {
    // Some containers run under a number that no list of accounts knows.
    return `account ${process.getuid?.() ?? 'unknown'}`;
  }
};

/** What happened; fields that are left out are null. */
export type Happening = {
  readonly at: string;
  readonly action: AuditAction;
  readonly what: string;
  readonly object?: AuditEvent['object'];
  readonly rows?: AuditEvent['rows'];
  readonly before?: string;
  readonly after?: string;
  readonly reason?: string;
};

/**
 * Adds one event to the trail, in the transaction of what it tells of where one is open. Triggers refuse
 * whatever does not follow the last event.
 */
export const appendEvent = (connection: Database, happening: Happening): void => {
  const last = connection
    .prepare<[], { readonly seq: number; readonly hash: string }>(
      `SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1`,
    )
    .get() ?? { seq: 0, hash: auditGenesis };
  const { at, action, object = null, rows = null, before, after, reason } = happening;
  const event = canonicalJson({
    seq: last.seq + 1,
    at,
    actor: wholeText(currentActor()),
    action,
    what: wholeText(happening.what),
    object: object === null ? null : { kind: object.kind, id: wholeText(object.id) },
    rows,
    before: before ?? null,
    after: after ?? null,
    reason: reason === undefined ? null : wholeText(reason),
  } satisfies AuditEvent);
  connection
    .prepare(`INSERT INTO audit_event (seq, event, previous, hash) VALUES (?, ?, ?, ?)`)
    .run(last.seq + 1, event, last.hash, sha256Text(last.hash + event));
};
