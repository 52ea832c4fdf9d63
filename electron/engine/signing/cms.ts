import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { readCertificate, type CertificateFacts } from './certificate.ts';
import {
  context,
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

type Signer = { readonly certificate: Buffer; readonly facts: CertificateFacts };

const attribute = (id: Buffer, value: Buffer): Buffer => sequence(id, setOf(value));

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** The signed attributes of CAdES baseline B, as the SET that is signed. */
const signedAttributes = (content: Uint8Array, signer: Signer, at: Date): Buffer =>
  setOf(
    attribute(objectIds.contentType, objectIds.data),
    attribute(objectIds.messageDigest, octetString(sha256(content))),
    attribute(objectIds.signingTime, time(at)),
    attribute(
      objectIds.signingCertificateV2,
      sequence(
        sequence(
          sequence(
            octetString(sha256(signer.certificate)),
            sequence(sequence(context(4, signer.facts.issuer)), signer.facts.serial),
          ),
        ),
      ),
    ),
  );

const assemble = (attributes: Buffer, signer: Signer, signature: Buffer): Buffer => {
  const digest = sequence(objectIds.sha256);
  // Inside SignerInfo the SET carries the tag [0].
  const tagged = Buffer.concat([Buffer.of(0xa0), attributes.subarray(1)]);
  return sequence(
    objectIds.signedData,
    context(
      0,
      sequence(
        integer(1),
        setOf(digest),
        sequence(objectIds.data),
        context(0, signer.certificate),
        setOf(
          sequence(
            integer(1),
            sequence(signer.facts.issuer, signer.facts.serial),
            digest,
            tagged,
            sequence(objectIds.ecdsaWithSha256),
            octetString(signature),
          ),
        ),
      ),
    ),
  );
};

/**
 * A detached signature over `content`: CMS SignedData (RFC 5652) with the attributes of CAdES baseline B
 * and the signer's certificate, ECDSA P-256 with SHA-256.
 */
export const signDetached = (
  content: Uint8Array,
  certificate: Buffer,
  key: KeyObject,
  at: Date,
): Buffer => {
  const reading = readCertificate(certificate);
  if (!reading.ok) {
    throw new Error(`the signer's certificate ${reading.reason}`);
  }
  const signer = { certificate, facts: reading.facts };
  const attributes = signedAttributes(content, signer, at);
  return assemble(attributes, signer, sign('sha256', attributes, key));
};

/** What a detached signature says, once every check has passed. */
export type SignatureFacts = { readonly signer: CertificateFacts; readonly signedAt: Date };

export type SignatureVerdict =
  | { readonly valid: true; readonly facts: SignatureFacts }
  | { readonly valid: false; readonly reason: string };

const refuse = (reason: string): SignatureVerdict => ({ valid: false, reason });

type Parts = {
  readonly certificate: Buffer;
  readonly attributes: readonly DerElement[];
  readonly signature: Buffer;
};

const takeApart = (bytes: Buffer): Parts | null => {
  const [outer, ...others] = readElements(bytes) ?? [];
  const [, wrapped] = membersOf(outer) ?? [];
  const [signedData] = membersOf(wrapped, 0xa0) ?? [];
  const [, , , certificates, infos] = membersOf(signedData) ?? [];
  const [certificate] = membersOf(certificates, 0xa0) ?? [];
  const [info] = membersOf(infos, derTag.set) ?? [];
  const [, , , attributes, , signature] = membersOf(info) ?? [];
  const list = membersOf(attributes, 0xa0);
  return others.length > 0 || certificate === undefined || list === null || signature === undefined
    ? null
    : { certificate: certificate.bytes, attributes: list, signature: signature.content };
};

const signingTimeOf = (attributes: readonly DerElement[]): Date | null => {
  const values = attributes
    .map((element) => membersOf(element) ?? [])
    .filter(([id]) => id !== undefined && objectIds.signingTime.equals(id.bytes))
    .map(([, value]) => readTime(membersOf(value, derTag.set)?.[0]));
  return values.length === 1 ? (values[0] ?? null) : null;
};

/**
 * Verifies a detached signature over `content`, strictly. The structure is taken apart and put together
 * again from certificate, time, content and signature value alone: bytes that differ anywhere, be it
 * an attribute too many, another order, BER for DER, a second signer or another algorithm, are
 * refused. The certificate must have been valid at the time stated by the signer.
 */
export const verifyDetached = (content: Uint8Array, bytes: Buffer): SignatureVerdict => {
  const parts = takeApart(bytes);
  if (parts === null) {
    return refuse('the signature is no CMS SignedData in DER');
  }
  const reading = readCertificate(parts.certificate);
  if (!reading.ok) {
    return refuse(`the certificate ${reading.reason}`);
  }
  const { facts } = reading;
  const signedAt = signingTimeOf(parts.attributes);
  if (signedAt === null) {
    return refuse('the signature does not state one time');
  }
  const signer = { certificate: parts.certificate, facts };
  const attributes = signedAttributes(content, signer, signedAt);
  if (!assemble(attributes, signer, parts.signature).equals(bytes)) {
    return refuse('the signature was made over other content, or has parts that do not belong');
  }
  if (!verify('sha256', attributes, facts.publicKey, parts.signature)) {
    return refuse('the signature value does not match the certificate');
  }
  if (signedAt < facts.validFrom || signedAt > facts.validUntil) {
    return refuse('the certificate was not valid when the signature was made');
  }
  return { valid: true, facts: { signer: facts, signedAt } };
};
