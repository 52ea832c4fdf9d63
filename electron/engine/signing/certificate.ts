import { createHash, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto';
import {
  bitString,
  context,
  der,
  derTag,
  integer,
  membersOf,
  octetString,
  readElements,
  sequence,
  setOf,
  time,
} from './der.ts';
import { objectIds } from './object-ids.ts';

const yearsValid = 3;

const utf8 = (text: string): Buffer => der(derTag.utf8String, Buffer.from(text, 'utf8'));

const distinguishedName = (name: string, signerFunction: string): Buffer =>
  sequence(
    setOf(sequence(objectIds.commonName, utf8(name))),
    setOf(sequence(objectIds.organizationalUnit, utf8(signerFunction))),
  );

const extension = (id: Buffer, isCritical: boolean, value: Buffer): Buffer =>
  sequence(id, ...(isCritical ? [der(derTag.boolean, Buffer.of(0xff))] : []), octetString(value));

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
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' });
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const who = distinguishedName(person.name, person.function);
  const algorithm = sequence(objectIds.ecdsaWithSha256);
  const body = sequence(
    context(0, integer(2)),
    integer(serial),
    algorithm,
    who,
    sequence(time(now), time(until)),
    who,
    publicKey,
    context(
      3,
      sequence(
        extension(objectIds.basicConstraints, true, sequence()),
        // digitalSignature and nonRepudiation: the first two bits of eight.
        extension(objectIds.keyUsage, true, der(derTag.bitString, Buffer.of(6, 0b1100_0000))),
        extension(
          objectIds.subjectKeyIdentifier,
          false,
          octetString(createHash('sha1').update(publicKey).digest()),
        ),
      ),
    ),
  );
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
  /** ECDSA on P-256, the only kind that is accepted. */
  readonly hasAcceptedKey: boolean;
  /** Issued by its own key, and that signature holds. */
  readonly isSelfSigned: boolean;
  readonly publicKey: KeyObject;
  /** DER of issuer and serial number, as a signature names its signer. */
  readonly issuer: Buffer;
  readonly serial: Buffer;
};

const fieldOf = (subject: string, field: string): string =>
  new RegExp(`^${field}=(.*)$`, 'mu').exec(subject)?.[1]?.replaceAll(/\\(.)/gu, '$1') ?? '';

/** Reads a certificate; null where the bytes are none. */
export const readCertificate = (bytes: Buffer): CertificateFacts | null => {
  const [outer, ...others] = readElements(bytes) ?? [];
  const [body] = membersOf(outer) ?? [];
  const fields = membersOf(body) ?? [];
  const [, serial, , issuer] = fields;
  if (others.length > 0 || serial?.tag !== derTag.integer || issuer?.tag !== derTag.sequence) {
    return null;
  }
  try {
    const certificate = new X509Certificate(bytes);
    const { publicKey } = certificate;
    return {
      name: fieldOf(certificate.subject, 'CN'),
      function: fieldOf(certificate.subject, 'OU'),
      fingerprint: certificate.fingerprint256,
      validFrom: new Date(certificate.validFrom),
      validUntil: new Date(certificate.validTo),
      hasAcceptedKey:
        publicKey.asymmetricKeyType === 'ec' &&
        publicKey.asymmetricKeyDetails?.namedCurve === 'prime256v1',
      isSelfSigned: certificate.verify(publicKey),
      publicKey,
      issuer: issuer.bytes,
      serial: serial.bytes,
    };
  } catch {
    // OpenSSL refuses what is no certificate.
    return null;
  }
};
