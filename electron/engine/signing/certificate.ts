import {
  createHash,
  createPublicKey,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import {
  bitString,
  context,
  der,
  derTag,
  integer,
  membersOf,
  octetString,
  readElements,
  readTime,
  sequence,
  setOf,
  time,
  type DerElement,
} from './der.ts';
import { objectIds } from './object-ids.ts';
import { isPrintableName } from './printable-name.ts';

const yearsValid = 3;

/** Everything before the 64 bytes of the point: an uncompressed public key of ECDSA on P-256. */
const p256Prefix = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex');
const p256Bytes = p256Prefix.length + 64;

/** What differs from one certificate to the next; the rest is the same in all of them. */
type CertificateFields = {
  /** DER of the serial number. */
  readonly serial: Buffer;
  readonly name: string;
  readonly function: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** DER of the SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
};

const utf8 = (text: string): Buffer => der(derTag.utf8String, Buffer.from(text, 'utf8'));

const distinguishedName = (name: string, signerFunction: string): Buffer =>
  sequence(
    setOf(sequence(objectIds.commonName, utf8(name))),
    setOf(sequence(objectIds.organizationalUnit, utf8(signerFunction))),
  );

const extension = (id: Buffer, isCritical: boolean, value: Buffer): Buffer =>
  sequence(id, ...(isCritical ? [der(derTag.boolean, Buffer.of(0xff))] : []), octetString(value));

const algorithm = sequence(objectIds.ecdsaWithSha256);

/** The part of a certificate that is signed. */
const certificateBody = (fields: CertificateFields): Buffer => {
  const who = distinguishedName(fields.name, fields.function);
  return sequence(
    context(0, integer(2)),
    fields.serial,
    algorithm,
    who,
    sequence(time(fields.validFrom), time(fields.validUntil)),
    who,
    fields.publicKey,
    context(
      3,
      sequence(
        extension(objectIds.basicConstraints, true, sequence()),
        // digitalSignature and nonRepudiation: the first two bits of eight.
        extension(objectIds.keyUsage, true, der(derTag.bitString, Buffer.of(6, 0b1100_0000))),
        extension(
          objectIds.subjectKeyIdentifier,
          false,
          octetString(createHash('sha1').update(fields.publicKey).digest()),
        ),
      ),
    ),
  );
};

/**
 * A self-signed certificate (RFC 5280) for an ECDSA P-256 key: the person as common name, the function
 * as organizational unit, three years, for signatures only.
 */
export const issueCertificate = (
  person: { readonly name: string; readonly function: string },
  keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
  now: Date,
): Buffer => {
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + yearsValid);
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const body = certificateBody({
    serial: integer(serial),
    name: person.name,
    function: person.function,
    validFrom: now,
    validUntil: until,
    publicKey: keys.publicKey.export({ type: 'spki', format: 'der' }),
  });
  return sequence(body, algorithm, bitString(sign('sha256', body, keys.privateKey)));
};

/** What a verifier reads from a certificate. */
export type CertificateFacts = {
  readonly name: string;
  readonly function: string;
  /** SHA-256 of the certificate, upper-case hex pairs with colons. */
  readonly fingerprint: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly publicKey: KeyObject;
  /** DER of issuer and serial number, as a signature names its signer. */
  readonly issuer: Buffer;
  readonly serial: Buffer;
};

export type CertificateReading =
  | { readonly ok: true; readonly facts: CertificateFacts }
  /** Completes "the certificate …". */
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): CertificateReading => ({ ok: false, reason });

const textOf = (names: DerElement | undefined, index: number): string | null => {
  const [pair] = membersOf(membersOf(names)?.[index], derTag.set) ?? [];
  const [, text] = membersOf(pair) ?? [];
  try {
    return text === undefined
      ? null
      : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text.content);
  } catch {
    // No UTF-8: not a name that we write.
    return null;
  }
};

const fingerprintOf = (bytes: Buffer): string =>
  (createHash('sha256').update(bytes).digest('hex').toUpperCase().match(/../gu) ?? []).join(':');

/**
 * Reads a certificate, strictly: its body is written again from serial number, names, dates and key, so
 * any other extension, key usage, authority, algorithm, second name or encoding is refused; and its
 * own key must have signed it.
 */
export const readCertificate = (bytes: Buffer): CertificateReading => {
  const [outer, ...others] = readElements(bytes) ?? [];
  const [body, , signature] = membersOf(outer) ?? [];
  const [, serial, , issuer, dates, , key] = membersOf(body) ?? [];
  const [from, until] = (membersOf(dates) ?? []).map(readTime);
  const name = textOf(issuer, 0);
  const signerFunction = textOf(issuer, 1);
  if (others.length > 0 || body === undefined || issuer === undefined || key === undefined) {
    return refuse('cannot be read');
  }
  if (
    key.bytes.length !== p256Bytes ||
    !key.bytes.subarray(0, p256Prefix.length).equals(p256Prefix)
  ) {
    return refuse('has no ECDSA P-256 key');
  }
  if (
    serial?.tag !== derTag.integer ||
    name === null ||
    signerFunction === null ||
    !(from instanceof Date) ||
    !(until instanceof Date) ||
    signature?.tag !== derTag.bitString ||
    signature.content[0] !== 0
  ) {
    return refuse('does not state a person, a function and the years of its validity');
  }
  if (!isPrintableName(name) || !isPrintableName(signerFunction)) {
    return refuse('names somebody in characters that do not show');
  }
  const again = certificateBody({
    serial: serial.bytes,
    name,
    function: signerFunction,
    validFrom: from,
    validUntil: until,
    publicKey: key.bytes,
  });
  const value = signature.content.subarray(1);
  if (!sequence(again, algorithm, bitString(value)).equals(bytes)) {
    return refuse('is not for signatures alone, or has parts that do not belong');
  }
  const publicKey = readPublicKey(key.bytes);
  if (publicKey === null) {
    return refuse('has a key that is no point of P-256');
  }
  if (!verify('sha256', body.bytes, publicKey, value)) {
    return refuse('is not signed by its own key');
  }
  return {
    ok: true,
    facts: {
      name,
      function: signerFunction,
      fingerprint: fingerprintOf(bytes),
      validFrom: from,
      validUntil: until,
      publicKey,
      issuer: issuer.bytes,
      serial: serial.bytes,
    },
  };
};

const readPublicKey = (bytes: Buffer): KeyObject | null => {
  try {
    return createPublicKey({ key: bytes, format: 'der', type: 'spki' });
  } catch {
    // The crypto library refuses a point that is not on the curve.
    return null;
  }
};
