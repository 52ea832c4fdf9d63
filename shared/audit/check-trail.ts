import { parseCanonicalJson } from '../proposal/canonical-json.ts';
import { auditEvent, auditGenesis, type AuditAnchor } from './audit-event.ts';

/** A row of the trail as it lies in a file. */
export type StoredEvent = {
  readonly seq: number;
  /** The canonical JSON of the event. */
  readonly event: string;
  readonly previous: string;
  readonly hash: string;
};

export type TrailVerdict = {
  readonly events: number;
  /** Hash of the last event. */
  readonly head: string;
  /** The first event at which the chain does not hold, and why; null where it holds. */
  readonly fault: { readonly seq: number; readonly reason: string } | null;
  /** For each anchor asked about, whether this trail is that one carried on. */
  readonly extends: readonly boolean[];
};

const faultOf = (
  { seq, event, previous, hash }: StoredEvent,
  place: number,
  head: string,
  sha256: (text: string) => string,
): string | null => {
  if (seq !== place) {
    return `event ${place} is missing`;
  }
  if (previous !== head) {
    return 'it does not follow the event before it';
  }
  if (hash !== sha256(previous + event)) {
    return 'its content is not what was hashed';
  }
  const parsed = parseCanonicalJson(event);
  const read = parsed.ok ? auditEvent.safeParse(parsed.value) : null;
  return read?.success === true && read.data.seq === seq ? null : 'it cannot be read';
};

/**
 * Follows the chain from the first event: each hash is SHA-256 of the previous hash, as text, and the
 * event's canonical JSON. Stops at the first fault. `anchors` are heads that were noted elsewhere.
 */
export const checkTrail = (
  stored: Iterable<StoredEvent>,
  sha256: (text: string) => string,
  anchors: readonly AuditAnchor[] = [],
): TrailVerdict => {
  let events = 0;
  let head = auditGenesis;
  const isMet = (anchor: AuditAnchor): boolean => anchor.events === events && anchor.head === head;
  const met = anchors.map(isMet);
  for (const each of stored) {
    const reason = faultOf(each, events + 1, head, sha256);
    if (reason !== null) {
      return { events, head, fault: { seq: events + 1, reason }, extends: met };
    }
    events += 1;
    head = each.hash;
    anchors.forEach((anchor, index) => {
      met[index] = met[index] === true || isMet(anchor);
    });
  }
  return { events, head, fault: null, extends: met };
};
