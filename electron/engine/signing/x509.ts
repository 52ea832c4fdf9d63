import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { readName, type Subject } from './distinguished-name.ts';
import { derTag, membersOf, readElements, readTime, type DerElement } from './der.ts';
import { objectIds } from './object-ids.ts';
import { isPrintableName } from './printable-name.ts';

/** A certificate of anybody's authority, read strictly (RFC 5280). */
export type X509 = {
  readonly bytes: Buffer;
  readonly subject: Subject;
  /** DER of both names, as they are compared. */
  readonly subjectBytes: Buffer;
  readonly issuerBytes: Buffer;
  /** DER of the serial number. */
  readonly serial: Buffer;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly publicKey: KeyObject;
  /** DER of the SubjectPublicKeyInfo. */
  readonly keyBytes: Buffer;
  /** `ECDSA P-256` for example. */
  readonly keyWords: string;
  readonly isAuthority: boolean;
  /** How many authorities may stand between this one and a person; null for any number. */
  readonly pathLength: number | null;
  readonly maySign: boolean;
  readonly mayIssue: boolean;
  readonly mayRevoke: boolean;
  /** SHA-256, upper-case hex pairs with colons. */
  readonly fingerprint: string;
  readonly body: Buffer;
  readonly algorithm: Buffer;
  readonly signature: Buffer;
};

export type X509Reading =
  | { readonly ok: true; readonly certificate: X509 }
  /** Completes "the certificate …". */
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): X509Reading => ({ ok: false, reason });

/** SHA-256 of a certificate as people compare it. */
export const fingerprintOf = (bytes: Buffer): string =>
  (createHash('sha256').update(bytes).digest('hex').toUpperCase().match(/../gu) ?? []).join(':');

const hashes: readonly (readonly [Buffer, string])[] = [
  [objectIds.ecdsaWithSha256, 'sha256'],
  [objectIds.ecdsaWithSha384, 'sha384'],
  [objectIds.ecdsaWithSha512, 'sha512'],
  [objectIds.rsaWithSha256, 'sha256'],
  [objectIds.rsaWithSha384, 'sha384'],
  [objectIds.rsaWithSha512, 'sha512'],
];

/** The hash of a signature algorithm that is strong enough; null for MD5, SHA-1 and what is unknown. */
export const hashOfAlgorithm = (algorithm: DerElement | undefined): string | null => {
  const [id] = membersOf(algorithm) ?? [];
  return id === undefined ? null : (hashes.find(([of]) => of.equals(id.bytes))?.[1] ?? null);
};

/** Whether `value` is a signature by this key, with an algorithm that is strong enough. */
export const isSignedBy = (
  body: Buffer,
  algorithm: Buffer,
  value: Buffer,
  key: KeyObject,
): boolean => {
  const hash = hashOfAlgorithm(readElements(algorithm)?.[0]);
  try {
    return hash !== null && verify(hash, body, key, value);
  } catch {
    // A value that is no signature of this kind of key.
    return false;
  }
};

const leastRsaBits = 3072;

const readKey = (bytes: Buffer): { readonly key: KeyObject; readonly words: string } | null => {
  try {
    const key = createPublicKey({ key: bytes, format: 'der', type: 'spki' });
    const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
    switch (key.asymmetricKeyType) {
      case 'ec':
        return namedCurve === 'prime256v1'
          ? { key, words: 'ECDSA P-256' }
          : namedCurve === 'secp384r1'
            ? { key, words: 'ECDSA P-384' }
            : null;
      case 'rsa':
        return modulusLength >= leastRsaBits ? { key, words: `RSA ${modulusLength}` } : null;
      default:
        return null;
    }
  } catch {
    // The crypto library refuses what is no key, and a point that is not on the curve.
    return null;
  }
};

type Extensions = {
  readonly isAuthority: boolean;
  readonly pathLength: number | null;
  /** First byte of the bits of KeyUsage, and second; null without the extension. */
  readonly usage: Buffer | null;
};

/** Null where an extension stands twice, cannot be read, or is critical and unknown to us. */
const readExtensions = (wrapped: DerElement | undefined): Extensions | null => {
  const seen: Buffer[] = [];
  let isAuthority = false;
  let pathLength: number | null = null;
  let usage: Buffer | null = null;
  const [list] = wrapped === undefined ? [] : (membersOf(wrapped, 0xa3) ?? []);
  for (const each of membersOf(list) ?? []) {
    const parts = membersOf(each) ?? [];
    const [id] = parts;
    const isCritical = parts[1]?.tag === derTag.boolean && parts[1].content[0] === 0xff;
    const value = parts.at(-1);
    if (id === undefined || value?.tag !== derTag.octetString) {
      return null;
    }
    if (seen.some((other) => other.equals(id.bytes))) {
      return null;
    }
    seen.push(id.bytes);
    const [inner] = readElements(value.content) ?? [];
    if (objectIds.basicConstraints.equals(id.bytes)) {
      const [flag, length] = membersOf(inner) ?? [];
      isAuthority = flag?.tag === derTag.boolean && flag.content[0] === 0xff;
      pathLength = length?.tag === derTag.integer ? (length.content[0] ?? 0) : null;
    } else if (objectIds.keyUsage.equals(id.bytes)) {
      if (inner?.tag !== derTag.bitString) {
        return null;
      }
      usage = inner.content.subarray(1);
    } else if (isCritical && !objectIds.extendedKeyUsage.equals(id.bytes)) {
      return null;
    }
  }
  return { isAuthority, pathLength, usage };
};

/**
 * Reads one certificate: DER without a byte to spare, version 3, a name that shows, a key and a signature
 * algorithm that are strong enough, and no critical extension that we do not know.
 */
export const readX509 = (bytes: Buffer): X509Reading => {
  const [outer, ...others] = readElements(bytes) ?? [];
  const [body, algorithm, signature] = membersOf(outer) ?? [];
  const [version, serial, inner, issuer, dates, subject, key, ...rest] = membersOf(body) ?? [];
  const [from, until] = (membersOf(dates) ?? []).map(readTime);
  if (
    others.length > 0 ||
    body === undefined ||
    algorithm === undefined ||
    issuer === undefined ||
    subject === undefined ||
    key === undefined ||
    version?.tag !== 0xa0 ||
    serial?.tag !== derTag.integer ||
    signature?.tag !== derTag.bitString ||
    signature.content[0] !== 0
  ) {
    return refuse('cannot be read');
  }
  if (!inner?.bytes.equals(algorithm.bytes)) {
    return refuse('states two signature algorithms');
  }
  if (hashOfAlgorithm(algorithm) === null) {
    return refuse('is signed with a weak or unknown algorithm');
  }
  const named = readName(subject);
  if (named === null || !isPrintableName(named.name)) {
    return refuse('does not name anybody');
  }
  if ([named.function, named.organization].some((text) => text !== '' && !isPrintableName(text))) {
    return refuse('names somebody in characters that do not show');
  }
  if (!(from instanceof Date) || !(until instanceof Date) || until < from) {
    return refuse('does not state the years of its validity');
  }
  const readable = readKey(key.bytes);
  if (readable === null) {
    return refuse('has another key than ECDSA P-256, ECDSA P-384 or RSA of 3072 bits');
  }
  const extensions = readExtensions(rest.at(-1));
  if (extensions === null) {
    return refuse('has an extension that stands twice or is not known');
  }
  const { isAuthority, pathLength, usage } = extensions;
  const bit = (mask: number): boolean => usage === null || ((usage[0] ?? 0) & mask) !== 0;
  return {
    ok: true,
    certificate: {
      bytes,
      subject: named,
      subjectBytes: subject.bytes,
      issuerBytes: issuer.bytes,
      serial: serial.bytes,
      validFrom: from,
      validUntil: until,
      publicKey: readable.key,
      keyBytes: key.bytes,
      keyWords: readable.words,
      isAuthority,
      pathLength,
      // digitalSignature and nonRepudiation; keyCertSign; cRLSign.
      maySign: !isAuthority && bit(0b1100_0000),
      mayIssue: isAuthority && bit(0b0000_0100),
      mayRevoke: isAuthority && bit(0b0000_0010),
      fingerprint: fingerprintOf(bytes),
      body: body.bytes,
      algorithm: algorithm.bytes,
      signature: signature.content.subarray(1),
    },
  };
};
