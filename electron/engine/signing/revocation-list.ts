import { sign, type KeyObject } from 'node:crypto';
import {
  bitString,
  context,
  derTag,
  integer,
  membersOf,
  octetString,
  readElements,
  readTime,
  sequence,
  time,
} from './der.ts';
import { signatureAlgorithm } from './issue-certificate.ts';
import { objectIds } from './object-ids.ts';
import { isSignedBy, type X509 } from './x509.ts';

/** A certificate that no longer counts, by its serial number (DER). */
export type Revocation = { readonly serial: Buffer; readonly at: Date };

/** So long a list is fresh. */
const listDays = 90;

/** A revocation list (RFC 5280, version 2) by a root; `number` rises with each. */
export const writeRevocationList = (
  root: { readonly certificate: X509; readonly key: KeyObject },
  revoked: readonly Revocation[],
  number: number,
  now: Date,
): Buffer => {
  const algorithm = signatureAlgorithm(root.key);
  const next = new Date(now);
  next.setUTCDate(next.getUTCDate() + listDays);
  const body = sequence(
    integer(1),
    algorithm,
    root.certificate.subjectBytes,
    time(now),
    time(next),
    ...(revoked.length === 0
      ? []
      : [sequence(...revoked.map(({ serial, at }) => sequence(serial, time(at))))]),
    context(0, sequence(sequence(objectIds.crlNumber, octetString(integer(number))))),
  );
  return sequence(body, algorithm, bitString(sign('sha256', body, root.key)));
};

export type RevocationReading =
  | {
      readonly ok: true;
      readonly revoked: readonly Revocation[];
      readonly madeAt: Date;
      readonly nextAt: Date | null;
    }
  /** Completes "the revocation list …". */
  | { readonly ok: false; readonly reason: string };

/** Reads a list, which must be signed by `root`. */
export const readRevocationList = (bytes: Buffer, root: X509): RevocationReading => {
  const refuse = (reason: string): RevocationReading => ({ ok: false, reason });
  const [outer, ...others] = readElements(bytes) ?? [];
  const [body, algorithm, signature] = membersOf(outer) ?? [];
  const parts = membersOf(body) ?? [];
  const [version, , issuer, madeAt] = parts;
  const made = readTime(madeAt);
  if (
    others.length > 0 ||
    body === undefined ||
    algorithm === undefined ||
    version?.tag !== derTag.integer ||
    signature?.tag !== derTag.bitString ||
    made === null
  ) {
    return refuse('cannot be read');
  }
  if (
    issuer?.bytes.equals(root.subjectBytes) !== true ||
    !root.mayRevoke ||
    !isSignedBy(body.bytes, algorithm.bytes, signature.content.subarray(1), root.publicKey)
  ) {
    return refuse('is not signed by the root');
  }
  const next = readTime(parts[4]);
  const list = parts[next === null ? 4 : 5];
  const revoked = (membersOf(list) ?? []).map((entry) => {
    const [serial, at] = membersOf(entry) ?? [];
    return { serial: serial?.bytes ?? Buffer.alloc(0), at: readTime(at) };
  });
  const complete = revoked.filter((each): each is Revocation => each.at !== null);
  return complete.length === revoked.length
    ? { ok: true, revoked: complete, madeAt: made, nextAt: next }
    : refuse('has an entry that cannot be read');
};

/** When a certificate was revoked by a list; null where it was not. */
export const revokedAt = (
  { serial }: Pick<X509, 'serial'>,
  revoked: readonly Revocation[],
): Date | null => revoked.find((each) => each.serial.equals(serial))?.at ?? null;
