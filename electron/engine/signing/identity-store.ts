import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { SignerIdentity } from '#shared/model/proposal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import { issueCertificate, readCertificate } from './certificate.ts';
import { decryptKey, encryptKey } from './encrypted-key.ts';
import { fromPem, toPem } from './pem.ts';

const filesIn = (configFolder: string): { folder: string; key: string; certificate: string } => {
  const folder = join(configFolder, 'identity');
  return {
    folder,
    key: join(folder, 'signer.key.pem'),
    certificate: join(folder, 'signer.cert.pem'),
  };
};

const readCertificateFile = async (configFolder: string): Promise<Buffer | null> => {
  const text = await readFile(filesIn(configFolder).certificate, 'utf8').catch(() => null);
  return text === null ? null : fromPem('CERTIFICATE', text);
};

const toIdentity = (certificate: Buffer): SignerIdentity | null => {
  const facts = readCertificate(certificate);
  return facts === null
    ? null
    : {
        name: facts.name,
        function: facts.function,
        certificateFingerprint: facts.fingerprint,
        validUntil: facts.validUntil.toISOString(),
      };
};

/** Who signs on this machine; null where nobody does yet. */
export const getIdentity = async (configFolder: string): Promise<SignerIdentity | null> => {
  const certificate = await readCertificateFile(configFolder);
  return certificate === null ? null : toIdentity(certificate);
};

/**
 * Makes a key and a certificate for a person. An existing identity is refused, never replaced: what
 * it signed would lose its signer.
 */
export const createIdentity = async (
  configFolder: string,
  person: { readonly name: string; readonly function: string; readonly passphrase: string },
  now: Date,
): Promise<Result<SignerIdentity, AppError>> => {
  const known = await getIdentity(configFolder);
  const files = filesIn(configFolder);
  if (known !== null) {
    return err({
      type: 'InputRefused',
      where: files.folder,
      expected: 'a machine on which nobody signs yet',
      found: `the identity of ${known.name} (${known.function})`,
      remedy: 'Use it, or move its folder away to keep it and make another.',
    });
  }
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = issueCertificate(person, keys, now);
  await mkdir(files.folder, { recursive: true, mode: 0o700 });
  const pem = await encryptKey(keys.privateKey, person.passphrase);
  const savedKey = await writeFileSafely(files.key, pem, 0o600);
  if (!savedKey.ok) {
    return savedKey;
  }
  const saved = await writeFileSafely(files.certificate, toPem('CERTIFICATE', certificate));
  const identity = toIdentity(certificate);
  if (!saved.ok) {
    return saved;
  }
  return identity === null ? Promise.reject(new Error('own certificate unreadable')) : ok(identity);
};

/** What is needed to sign: opened for one signature and forgotten. */
export type OpenedIdentity = {
  readonly identity: SignerIdentity;
  readonly certificate: Buffer;
  readonly key: KeyObject;
};

/** Opens this machine's key with its passphrase. */
export const openIdentity = async (
  configFolder: string,
  passphrase: string,
): Promise<Result<OpenedIdentity, AppError>> => {
  const files = filesIn(configFolder);
  const certificate = await readCertificateFile(configFolder);
  const identity = certificate === null ? null : toIdentity(certificate);
  const pem = await readFile(files.key, 'utf8').catch(() => null);
  if (certificate === null || identity === null || pem === null) {
    return err({
      type: 'InputRefused',
      where: 'Signing',
      expected: 'a key of the person who signs',
      found: 'none on this machine',
      remedy: 'Make a key first, with your name and function.',
    });
  }
  const opened = await decryptKey(pem, passphrase);
  switch (opened.outcome) {
    case 'key':
      return ok({ identity, certificate, key: opened.key });
    case 'wrong passphrase':
      return err({
        type: 'VerificationFailed',
        where: 'Passphrase',
        expected: `the passphrase of the key of ${identity.name}`,
        found: 'another one',
        remedy: 'Type it again; nothing was signed or written.',
      });
    case 'damaged':
      return err({
        type: 'InputRefused',
        where: files.key,
        expected: 'an encrypted private key',
        found: 'a damaged file',
        remedy: 'Restore the file from a backup, or move the folder away and make a new key.',
      });
  }
};
