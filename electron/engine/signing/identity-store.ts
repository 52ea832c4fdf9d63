import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { invariant } from '#shared/invariant.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { SignerIdentity } from '#shared/model/proposal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { failureWords } from '#shared/text/storage-words.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import { issueCertificate, readCertificate, type CertificateFacts } from './certificate.ts';
import { decryptKey, encryptKey } from './encrypted-key.ts';
import { fromPem, toPem } from './pem.ts';
import { isPrintableName } from './printable-name.ts';

const folderIn = (configFolder: string): string => join(configFolder, 'identity');
const filesIn = (folder: string): { readonly key: string; readonly certificate: string } => ({
  key: join(folder, 'signer.key.pem'),
  certificate: join(folder, 'signer.cert.pem'),
});

type StoredCertificate = { readonly bytes: Buffer; readonly facts: CertificateFacts };

const readStored = async (configFolder: string): Promise<StoredCertificate | null> => {
  const path = filesIn(folderIn(configFolder)).certificate;
  const text = await readFile(path, 'utf8').catch(() => null);
  const bytes = text === null ? null : fromPem('CERTIFICATE', text);
  const reading = bytes === null ? null : readCertificate(bytes);
  return bytes !== null && reading?.ok === true ? { bytes, facts: reading.facts } : null;
};

const toIdentity = (facts: CertificateFacts): SignerIdentity => ({
  name: facts.name,
  function: facts.function,
  certificateFingerprint: facts.fingerprint,
  validUntil: facts.validUntil.toISOString(),
});

/** Who signs on this machine; null where nobody does yet. */
export const getIdentity = async (configFolder: string): Promise<SignerIdentity | null> => {
  const stored = await readStored(configFolder);
  return stored === null ? null : toIdentity(stored.facts);
};

const refusePerson = (where: string, text: string): AppError => ({
  type: 'InputRefused',
  where,
  expected: 'a text on one line without invisible characters',
  found: JSON.stringify(text),
  remedy: 'Type it again instead of pasting it.',
});

const refuseSecond = (folder: string, known: SignerIdentity | null): AppError => ({
  type: 'InputRefused',
  where: folder,
  expected: 'a machine on which nobody signs yet',
  found: known === null ? 'files of a key that cannot be read' : `${known.name}, ${known.function}`,
  remedy: 'Use that key, or move its folder away to keep it and make another.',
});

const storageFailed = (where: string, error: unknown): AppError => ({
  type: 'StorageFailed',
  where,
  expected: 'a folder of settings that may be written',
  found: failureWords(error),
  remedy: 'Make room or mend the permission, then try again; no key was made.',
});

/**
 * Makes a key and a certificate for a person. The folder appears whole or not at all, and an existing
 * one is refused, never replaced, damaged or not: what its key signed would lose its signer.
 */
export const createIdentity = async (
  configFolder: string,
  person: { readonly name: string; readonly function: string; readonly passphrase: string },
  now: Date,
): Promise<Result<SignerIdentity, AppError>> => {
  for (const [where, text] of [
    ['Name', person.name],
    ['Function', person.function],
  ] as const) {
    if (!isPrintableName(text)) {
      return err(refusePerson(where, text));
    }
  }
  const folder = folderIn(configFolder);
  const present = await readdir(folder).catch(() => []);
  if (present.length > 0) {
    return err(refuseSecond(folder, await getIdentity(configFolder)));
  }
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = issueCertificate(person, keys, now);
  const reading = readCertificate(certificate);
  invariant(reading.ok, 'our own certificate is of the kind that we accept');
  const key = await encryptKey(keys.privateKey, person.passphrase);
  const stored = await storeIdentity(configFolder, key, toPem('CERTIFICATE', certificate));
  return stored.ok ? ok(toIdentity(reading.facts)) : stored;
};

const storeIdentity = async (
  configFolder: string,
  key: string,
  certificate: string,
): Promise<Result<null, AppError>> => {
  const folder = folderIn(configFolder);
  let part: string | null = null;
  try {
    await mkdir(configFolder, { recursive: true, mode: 0o700 });
    // mkdtemp gives the folder to its owner alone.
    part = await mkdtemp(`${folder}.part-`);
    const files = filesIn(part);
    const savedKey = await writeFileSafely(files.key, key, 0o600);
    const saved = savedKey.ok ? await writeFileSafely(files.certificate, certificate) : savedKey;
    if (saved.ok) {
      // Windows renames onto nothing, not even onto an empty folder; a full one stays.
      await rmdir(folder).catch(() => undefined);
      await rename(part, folder);
    }
    return saved;
  } catch (error) {
    return err(storageFailed(folder, error));
  } finally {
    if (part !== null) {
      await rm(part, { recursive: true, force: true }).catch(() => undefined);
    }
  }
};

/** What is needed to sign: opened for one signature and forgotten. */
export type OpenedIdentity = {
  readonly identity: SignerIdentity;
  readonly certificate: Buffer;
  readonly key: KeyObject;
};

/** Opens this machine's key with its passphrase, at a time at which its certificate is valid. */
export const openIdentity = async (
  configFolder: string,
  passphrase: string,
  now: Date,
): Promise<Result<OpenedIdentity, AppError>> => {
  const folder = folderIn(configFolder);
  const stored = await readStored(configFolder);
  const pem = await readFile(filesIn(folder).key, 'utf8').catch(() => null);
  if (stored === null || pem === null) {
    return err({
      type: 'InputRefused',
      where: 'Signing',
      expected: 'a key of the person who signs',
      found: 'none on this machine',
      remedy: 'Make a key first, with your name and function.',
    });
  }
  const { bytes, facts } = stored;
  if (now > facts.validUntil || now < facts.validFrom) {
    return err({
      type: 'InputRefused',
      where: 'Signing',
      expected: `a date from ${facts.validFrom.toISOString()} to ${facts.validUntil.toISOString()}`,
      found: now.toISOString(),
      remedy: `Check the clock; or move ${folder} away to keep it and make a new key.`,
    });
  }
  const opened = await decryptKey(pem, passphrase);
  if (opened.outcome === 'wrong passphrase') {
    return err({
      type: 'VerificationFailed',
      where: 'Passphrase',
      expected: `the passphrase of the key of ${facts.name}`,
      found: 'another one',
      remedy: 'Type it again; nothing was signed or written.',
    });
  }
  if (opened.outcome === 'damaged' || !isPair(opened.key, facts.publicKey)) {
    return err({
      type: 'InputRefused',
      where: filesIn(folder).key,
      expected: 'the encrypted private key of the certificate beside it',
      found: opened.outcome === 'damaged' ? 'a damaged file' : 'the key of another certificate',
      remedy: 'Restore the file from a backup, or move the folder away and make a new key.',
    });
  }
  return ok({ identity: toIdentity(facts), certificate: bytes, key: opened.key });
};

const isPair = (key: KeyObject, publicKey: KeyObject): boolean => {
  const spki = { type: 'spki', format: 'der' } as const;
  return createPublicKey(key).export(spki).equals(publicKey.export(spki));
};
