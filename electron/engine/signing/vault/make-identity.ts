import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';
import { invariant } from '#shared/invariant.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { writeRequest } from '../certificate-request.ts';
import { findPath } from '../certification-path.ts';
import type { Subject } from '../distinguished-name.ts';
import { encryptKey } from '../encrypted-key.ts';
import { issuePerson, issueRoot } from '../issue-certificate.ts';
import { toPem } from '../pem.ts';
import { certificatesOfPem, pemOfCertificates } from '../pem-list.ts';
import { readPkcs12 } from '../pkcs12.ts';
import { isPrintableName } from '../printable-name.ts';
import { readX509, type X509 } from '../x509.ts';
import { isSelfIssued, knownIdentity } from './known-identity.ts';
import { boundKey } from './bind-key.ts';
import { noIdentity, openSigner } from './open-key.ts';
import type { Vault } from './vault.ts';
import { identityId, readIdentity, storeCertificates, storeIdentity } from './vault-files.ts';

const refusePerson = (where: string, text: string): AppError => ({
  type: 'InputRefused',
  where,
  expected: 'a text on one line without invisible characters',
  found: JSON.stringify(text),
  remedy: 'Type it again instead of pasting it.',
});

const checkNames = (subject: Subject): AppError | null => {
  for (const [where, text, mayBeEmpty] of [
    ['Name', subject.name, false],
    ['Function', subject.function, true],
    ['Organization', subject.organization, true],
  ] as const) {
    if (!(mayBeEmpty && text === '') && !isPrintableName(text)) {
      return refusePerson(where, text);
    }
  }
  return null;
};

const spkiOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

const told = async (vault: Vault, id: string): Promise<Result<KnownIdentity, AppError>> => {
  const files = await readIdentity(vault.configFolder, id);
  const known = files === null ? null : knownIdentity(files);
  return known === null ? err(noIdentity()) : ok(known);
};

const keep = async (
  vault: Vault,
  key: KeyObject,
  passphrase: string,
  files: {
    readonly name: string;
    readonly certificates?: readonly Buffer[];
    readonly request?: Buffer;
  },
): Promise<Result<KnownIdentity, AppError>> => {
  const id = identityId(spkiOf(createPublicKey(key)));
  const { name, certificates, request } = files;
  const locked = await encryptKey(key, passphrase, vault.rounds);
  const text = vault.bindsNewKeys === true ? await boundKey(vault, locked, name) : ok(locked);
  if (!text.ok) {
    return text;
  }
  const stored = await storeIdentity(vault.configFolder, id, {
    key: text.value,
    ...(certificates === undefined ? {} : { certificates: pemOfCertificates(certificates) }),
    ...(request === undefined ? {} : { request: toPem('CERTIFICATE REQUEST', request) }),
  });
  return stored.ok ? told(vault, id) : stored;
};

/** Makes the root of a programme: a key that issues the certificates of approvers and revokes them. */
export const createRoot = async (
  vault: Vault,
  { name, organization }: { readonly name: string; readonly organization: string },
  passphrase: string,
  now: Date,
): Promise<Result<KnownIdentity, AppError>> => {
  const wrong = checkNames({ name, function: '', organization });
  if (wrong !== null) {
    return err(wrong);
  }
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = issueRoot({ name, organization }, keys, now);
  return keep(vault, keys.privateKey, passphrase, { name, certificates: [certificate] });
};

/**
 * Makes the key of an approver. With a root of this machine and its passphrase the certificate is issued
 * at once; without one the identity waits, and its request goes to the company's authority.
 */
export const createApprover = async (
  vault: Vault,
  subject: Subject,
  passphrase: string,
  root: { readonly id: string; readonly passphrase: string } | null,
  now: Date,
): Promise<Result<KnownIdentity, AppError>> => {
  const wrong =
    subject.function === '' ? refusePerson('Function', subject.function) : checkNames(subject);
  if (wrong !== null) {
    return err(wrong);
  }
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  if (root === null) {
    return keep(vault, keys.privateKey, passphrase, {
      name: subject.name,
      request: writeRequest(subject, keys),
    });
  }
  const issuer = await openSigner(vault, root.id, root.passphrase, now);
  if (!issuer.ok) {
    return issuer;
  }
  const certificate = issuePerson(issuer.value, subject, spkiOf(keys.publicKey), now);
  const chain = [issuer.value.certificate, ...issuer.value.chain].map(({ bytes }) => bytes);
  return keep(vault, keys.privateKey, passphrase, {
    name: subject.name,
    certificates: [certificate, ...chain],
  });
};

const noCertificates = (found: string): AppError => ({
  type: 'InputRefused',
  where: 'Certificate',
  expected: 'a PEM file with the certificate of a key of this machine and its chain up to the root',
  found,
  remedy: 'Ask the authority for the whole chain, the root included.',
});

/** The person's certificate, then its issuers up to the root; or what is wrong. */
const inOrder = (
  certificates: readonly X509[],
  own: X509,
  now: Date,
): Result<readonly X509[], AppError> => {
  if (own.subject.function === '') {
    return err(noCertificates('a certificate without a function (organizational unit or title)'));
  }
  const others = certificates.filter((each) => each !== own);
  const root = others.find(isSelfIssued);
  if (root === undefined) {
    return err(noCertificates('no root among them'));
  }
  const path = findPath(own, others, root, now);
  return path.ok ? ok(path.path) : err(noCertificates(`a certificate that ${path.reason}`));
};

const readAll = (bytes: readonly Buffer[]): Result<readonly X509[], AppError> => {
  const readings = bytes.map(readX509);
  const bad = readings.find((reading) => !reading.ok);
  return bad?.ok === false
    ? err(noCertificates(`a certificate that ${bad.reason}`))
    : ok(readings.flatMap((reading) => (reading.ok ? [reading.certificate] : [])));
};

/** Takes the certificate of an identity that waits for it, with its chain, from a PEM text. */
export const importCertificate = async (
  vault: Vault,
  pem: string,
  now: Date,
): Promise<Result<KnownIdentity, AppError>> => {
  const certificates = readAll(certificatesOfPem(pem) ?? []);
  if (!certificates.ok) {
    return certificates;
  }
  for (const own of certificates.value) {
    const id = identityId(own.keyBytes);
    if (!own.isAuthority && (await readIdentity(vault.configFolder, id)) !== null) {
      const path = inOrder(certificates.value, own, now);
      if (!path.ok) {
        return path;
      }
      const stored = await storeCertificates(
        vault.configFolder,
        id,
        pemOfCertificates(path.value.map(({ bytes }) => bytes)),
      );
      return stored.ok ? told(vault, id) : stored;
    }
  }
  return err(noCertificates('none for a key of this machine'));
};

/** Takes key, certificate and chain from a PKCS#12 file and locks the key with a passphrase of ours. */
export const importPkcs12 = async (
  vault: Vault,
  bytes: Buffer,
  filePassphrase: string,
  passphrase: string,
  now: Date,
): Promise<Result<KnownIdentity, AppError>> => {
  const read = readPkcs12(bytes, filePassphrase);
  if (read.outcome === 'wrong passphrase') {
    return err({
      type: 'VerificationFailed',
      where: 'Passphrase of the file',
      expected: 'the one that the file was locked with',
      found: 'another one',
      remedy: 'Type it again; nothing was imported.',
    });
  }
  if (read.outcome === 'refused') {
    return err(noCertificates(`a file that ${read.reason}`));
  }
  const certificates = readAll(read.content.certificates);
  if (!certificates.ok) {
    return certificates;
  }
  const spki = spkiOf(createPublicKey(read.content.key));
  const own = certificates.value.find(({ keyBytes }) => keyBytes.equals(spki));
  if (own === undefined) {
    return err(noCertificates('no certificate of the key in the file'));
  }
  const path =
    own.mayIssue && isSelfIssued(own)
      ? ok<readonly X509[]>([own])
      : inOrder(certificates.value, own, now);
  invariant(read.content.key.type === 'private', 'the file holds a private key');
  return path.ok
    ? keep(vault, read.content.key, passphrase, {
        name: own.subject.name,
        certificates: path.value.map(({ bytes: each }) => each),
      })
    : path;
};
