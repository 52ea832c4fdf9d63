import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readName, writeName, type Subject } from './distinguished-name.ts';
import { bitString, context, derTag, integer, membersOf, readElements, sequence } from './der.ts';
import { signatureAlgorithm } from './issue-certificate.ts';
import { isPrintableName } from './printable-name.ts';
import { isSignedBy } from './x509.ts';

/** A request for a certificate (PKCS#10, RFC 2986), signed by the key that it is for. */
export const writeRequest = (
  subject: Subject,
  keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
): Buffer => {
  const body = sequence(
    integer(0),
    writeName(subject),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    context(0),
  );
  return sequence(
    body,
    signatureAlgorithm(keys.privateKey),
    bitString(sign('sha256', body, keys.privateKey)),
  );
};

export type RequestReading =
  | { readonly ok: true; readonly subject: Subject; readonly spki: Buffer }
  /** Completes "the request …". */
  | { readonly ok: false; readonly reason: string };

/** Reads a request; it must name a person with a function and be signed by its own key. */
export const readRequest = (bytes: Buffer): RequestReading => {
  const [outer] = readElements(bytes) ?? [];
  const [body, algorithm, signature] = membersOf(outer) ?? [];
  const [, name, key] = membersOf(body) ?? [];
  const subject = readName(name);
  if (
    body === undefined ||
    algorithm === undefined ||
    key === undefined ||
    signature?.tag !== derTag.bitString
  ) {
    return { ok: false, reason: 'cannot be read' };
  }
  if (subject === null || !isPrintableName(subject.name) || !isPrintableName(subject.function)) {
    return { ok: false, reason: 'does not name a person with a function' };
  }
  try {
    const publicKey = createPublicKey({ key: key.bytes, format: 'der', type: 'spki' });
    return isSignedBy(body.bytes, algorithm.bytes, signature.content.subarray(1), publicKey)
      ? { ok: true, subject, spki: key.bytes }
      : { ok: false, reason: 'is not signed by its own key' };
  } catch {
    return { ok: false, reason: 'has no key that can be read' };
  }
};
