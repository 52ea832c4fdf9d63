import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto';
import { writeName, type Subject } from './distinguished-name.ts';
import { bitString, context, der, derTag, integer, octetString, sequence, time } from './der.ts';
import { objectIds } from './object-ids.ts';
import type { X509 } from './x509.ts';

const rootYears = 10;
const personYears = 3;

const extension = (id: Buffer, isCritical: boolean, value: Buffer): Buffer =>
  sequence(id, ...(isCritical ? [der(derTag.boolean, Buffer.of(0xff))] : []), octetString(value));

/** The key's bits alone, hashed as RFC 5280 suggests. */
const keyIdentifier = (spki: Buffer): Buffer => createHash('sha1').update(spki).digest();

const usage = (bits: number, unused: number): Buffer =>
  der(derTag.bitString, Buffer.of(unused, bits));

const yearsAfter = (from: Date, years: number): Date => {
  const until = new Date(from);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  return until;
};

type Body = {
  readonly issuer: Buffer;
  readonly subject: Subject;
  readonly spki: Buffer;
  readonly from: Date;
  readonly until: Date;
  readonly extensions: readonly Buffer[];
};

const assemble = (
  { issuer, subject, spki, from, until, extensions }: Body,
  issuerKey: KeyObject,
): Buffer => {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const algorithm = signatureAlgorithm(issuerKey);
  const body = sequence(
    context(0, integer(2)),
    integer(serial),
    algorithm,
    issuer,
    sequence(time(from), time(until)),
    writeName(subject),
    spki,
    context(3, sequence(...extensions)),
  );
  return sequence(body, algorithm, bitString(sign('sha256', body, issuerKey)));
};

/** The AlgorithmIdentifier of a signature with SHA-256 by this key. */
export const signatureAlgorithm = (key: KeyObject): Buffer =>
  key.asymmetricKeyType === 'rsa'
    ? sequence(objectIds.rsaWithSha256, Buffer.of(derTag.nothing, 0))
    : sequence(objectIds.ecdsaWithSha256);

/** The root of a programme: ten years, may issue certificates of persons and revocation lists, nothing else. */
export const issueRoot = (
  { name, organization }: { readonly name: string; readonly organization: string },
  keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
  now: Date,
): Buffer => {
  const subject: Subject = { name, function: '', organization };
  const spki = keys.publicKey.export({ type: 'spki', format: 'der' });
  return assemble(
    {
      issuer: writeName(subject),
      subject,
      spki,
      from: now,
      until: yearsAfter(now, rootYears),
      extensions: [
        extension(
          objectIds.basicConstraints,
          true,
          sequence(der(derTag.boolean, Buffer.of(0xff)), integer(0)),
        ),
        extension(objectIds.keyUsage, true, usage(0b0000_0110, 1)),
        extension(objectIds.subjectKeyIdentifier, false, octetString(keyIdentifier(spki))),
      ],
    },
    keys.privateKey,
  );
};

/** A person's certificate by a programme root: three years at most, for signatures only. */
export const issuePerson = (
  root: { readonly certificate: X509; readonly key: KeyObject },
  subject: Subject,
  spki: Buffer,
  now: Date,
): Buffer => {
  const until = yearsAfter(now, personYears);
  const { certificate } = root;
  return assemble(
    {
      issuer: certificate.subjectBytes,
      subject,
      spki,
      from: now,
      until: until < certificate.validUntil ? until : certificate.validUntil,
      extensions: [
        extension(objectIds.basicConstraints, true, sequence()),
        extension(objectIds.keyUsage, true, usage(0b1100_0000, 6)),
        extension(objectIds.subjectKeyIdentifier, false, octetString(keyIdentifier(spki))),
        extension(
          objectIds.authorityKeyIdentifier,
          false,
          sequence(der(0x80, keyIdentifier(certificate.keyBytes))),
        ),
      ],
    },
    root.key,
  );
};
