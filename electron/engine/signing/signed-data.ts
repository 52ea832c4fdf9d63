import { createHash } from 'node:crypto';
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
import { signatureAlgorithm } from './issue-certificate.ts';
import { objectIds } from './object-ids.ts';
import type { Signer } from './signer.ts';
import { isSignedBy, readX509, type X509 } from './x509.ts';

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const attribute = (id: Buffer, value: Buffer): Buffer => sequence(id, setOf(value));

/**
 * The signed attributes of CAdES and PAdES baseline B, as the SET that is signed. PAdES forbids a signing
 * time in here, it stands in the PDF: `at` is null then.
 */
const signedAttributes = (digest: Buffer, signer: X509, at: Date | null): Buffer =>
  setOf(
    attribute(objectIds.contentType, objectIds.data),
    attribute(objectIds.messageDigest, octetString(digest)),
    ...(at === null ? [] : [attribute(objectIds.signingTime, time(at))]),
    attribute(
      objectIds.signingCertificateV2,
      sequence(
        sequence(
          sequence(
            octetString(sha256(signer.bytes)),
            sequence(sequence(context(4, signer.issuerBytes)), signer.serial),
          ),
        ),
      ),
    ),
  );

const assemble = (
  attributes: Buffer,
  signer: X509,
  chain: readonly X509[],
  signature: Buffer,
): Buffer => {
  const digest = sequence(objectIds.sha256);
  const tagged = (tag: number, set: Buffer): Buffer =>
    Buffer.concat([Buffer.of(tag), set.subarray(1)]);
  return sequence(
    objectIds.signedData,
    context(
      0,
      sequence(
        integer(1),
        setOf(digest),
        sequence(objectIds.data),
        tagged(0xa0, setOf(signer.bytes, ...chain.map(({ bytes }) => bytes))),
        setOf(
          sequence(
            integer(1),
            sequence(signer.issuerBytes, signer.serial),
            digest,
            tagged(0xa0, attributes),
            signatureAlgorithm(signer.publicKey),
            octetString(signature),
          ),
        ),
      ),
    ),
  );
};

/**
 * A detached CMS signature (RFC 5652) with SHA-256 over content of this digest, with the certificates up
 * to the root. `at` becomes the signing time; null for PAdES.
 */
export const signData = async (
  digest: Buffer,
  signer: Signer,
  at: Date | null,
): Promise<Buffer> => {
  const attributes = signedAttributes(digest, signer.certificate, at);
  return assemble(attributes, signer.certificate, signer.chain, await signer.sign(attributes));
};

export type SignedDataReading =
  | {
      readonly ok: true;
      readonly signer: X509;
      readonly chain: readonly X509[];
      /** Null where the signature states none, as PAdES wants. */
      readonly at: Date | null;
    }
  /** Completes "the signature …". */
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): SignedDataReading => ({ ok: false, reason });

const timesOf = (attributes: readonly DerElement[]): readonly (Date | null)[] =>
  attributes
    .map((element) => membersOf(element) ?? [])
    .filter(([id]) => id !== undefined && objectIds.signingTime.equals(id.bytes))
    .map(([, value]) => readTime(membersOf(value, derTag.set)?.[0]));

/**
 * Reads a signature over content of this digest, strictly: it is taken apart and written again from its
 * certificates, time and value alone. Other bytes anywhere, be it an attribute too many or twice, another
 * hash, a second signer or BER for DER, are refused. Who issued the certificate is not asked here.
 */
export const readSignedData = (bytes: Buffer, digest: Buffer): SignedDataReading => {
  const [outer, ...others] = readElements(bytes) ?? [];
  const [, wrapped] = membersOf(outer) ?? [];
  const [signedData] = membersOf(wrapped, 0xa0) ?? [];
  const [, , , certificates, infos] = membersOf(signedData) ?? [];
  const [info] = membersOf(infos, derTag.set) ?? [];
  const [, sid, , attributes, , value] = membersOf(info) ?? [];
  const list = membersOf(attributes, 0xa0);
  if (others.length > 0 || sid === undefined || list === null || value === undefined) {
    return refuse('is no CMS SignedData in DER');
  }
  const readings = (membersOf(certificates, 0xa0) ?? []).map((each) => readX509(each.bytes));
  const bad = readings.find((reading) => !reading.ok);
  if (bad?.ok === false) {
    return refuse(`carries a certificate that ${bad.reason}`);
  }
  const all = readings.flatMap((reading) => (reading.ok ? [reading.certificate] : []));
  const signer = all.find(({ issuerBytes, serial }) =>
    sequence(issuerBytes, serial).equals(sid.bytes),
  );
  if (signer === undefined) {
    return refuse('does not carry the certificate of its signer');
  }
  const times = timesOf(list);
  const [at = null] = times;
  if (times.length > 1 || times.includes(null)) {
    return refuse('does not state one time');
  }
  const again = signedAttributes(digest, signer, at);
  const chain = all.filter((each) => each !== signer);
  if (!assemble(again, signer, chain, value.content).equals(bytes)) {
    return refuse('was made over other content, or has parts that do not belong');
  }
  return isSignedBy(again, signatureAlgorithm(signer.publicKey), value.content, signer.publicKey)
    ? { ok: true, signer, chain, at }
    : refuse('does not match the certificate');
};
