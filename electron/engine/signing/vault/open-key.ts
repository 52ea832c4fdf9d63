import { createPublicKey, type KeyObject } from 'node:crypto';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { decryptKey } from '../encrypted-key.ts';
import type { Signer } from '../signer.ts';
import { keySigner } from '../signer.ts';
import { certificatesOf, isSelfIssued } from './known-identity.ts';
import { unboundKey } from './bind-key.ts';
import type { Vault } from './vault.ts';
import { readIdentity, type IdentityFiles } from './vault-files.ts';

/** There is no such identity here. */
export const noIdentity = (): AppError => ({
  type: 'InputRefused',
  where: 'Identity',
  expected: 'an identity of this machine',
  found: 'none of that name',
  remedy: 'Choose one that is listed, or make it first.',
});

const wrongPassphrase = (name: string): AppError => ({
  type: 'VerificationFailed',
  where: 'Passphrase',
  expected: `the passphrase of the key of ${name}`,
  found: 'another one',
  remedy: 'Type it again; nothing was signed or written.',
});

const damagedKey = (name: string, isLost: boolean): AppError => ({
  type: 'InputRefused',
  where: `Key of ${name}`,
  expected: 'the encrypted private key of the certificate beside it',
  found: isLost
    ? 'no file of a key beside the certificate'
    : 'a damaged file, or the key of another certificate',
  remedy:
    'Restore the folder of identities from a backup or import the PKCS#12 file again; or make a new identity and have this one revoked.',
});

/** Opens the private key of an identity with its passphrase; it must be that of `spki`. */
export const openKey = async (
  vault: Vault,
  files: IdentityFiles,
  name: string,
  spki: Buffer,
  passphrase: string,
): Promise<Result<KeyObject, AppError>> => {
  const unbound = await unboundKey(vault, files.key, name);
  if (!unbound.ok) {
    return unbound;
  }
  const opened = await decryptKey(unbound.value, passphrase);
  if (opened.outcome === 'wrong passphrase') {
    return err(wrongPassphrase(name));
  }
  const isPair =
    opened.outcome === 'key' &&
    createPublicKey(opened.key).export({ type: 'spki', format: 'der' }).equals(spki);
  return isPair ? ok(opened.key) : err(damagedKey(name, files.key === ''));
};

/**
 * Opens an identity that has its certificate, at a time at which that is valid. The chain leads to its
 * root, which stands last.
 */
export const openSigner = async (
  vault: Vault,
  id: string,
  passphrase: string,
  now: Date,
): Promise<Result<Signer & { readonly key: KeyObject }, AppError>> => {
  const files = await readIdentity(vault.configFolder, id);
  const certificates = files === null ? null : certificatesOf(files);
  const [own, ...chain] = certificates ?? [];
  if (files === null || own === undefined) {
    return err(noIdentity());
  }
  if (now > own.validUntil || now < own.validFrom) {
    return err({
      type: 'InputRefused',
      where: 'Signing',
      expected: `a date from ${own.validFrom.toISOString()} to ${own.validUntil.toISOString()}`,
      found: now.toISOString(),
      remedy: 'Check the clock, or ask for a new certificate.',
    });
  }
  const last = chain.at(-1) ?? own;
  if (!isSelfIssued(last)) {
    return err({
      type: 'InputRefused',
      where: `Certificate of ${own.subject.name}`,
      expected: 'a chain that ends in a root',
      found: `one that ends in ${last.subject.name}`,
      remedy: 'Import the whole chain, the root included.',
    });
  }
  const key = await openKey(vault, files, own.subject.name, own.keyBytes, passphrase);
  return key.ok ? ok({ ...keySigner(own, chain, key.value), key: key.value }) : key;
};
