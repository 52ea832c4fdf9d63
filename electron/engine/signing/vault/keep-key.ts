import type { AppError } from '#shared/ipc/app-error.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { writeFileSafely } from '../../write-file-safely.ts';
import { writePkcs12 } from '../write-pkcs12.ts';
import { readWrappedKey } from '../wrapped-key.ts';
import { boundKey, unboundKey } from './bind-key.ts';
import { certificatesOf, knownIdentity } from './known-identity.ts';
import { noIdentity, openKey } from './open-key.ts';
import type { Vault } from './vault.ts';
import { readIdentity, storeKey } from './vault-files.ts';

/**
 * Binds the key of an identity to this account by the store of the operating system, or takes that off
 * again. The passphrase stays as it is. Refused, the file is as it was.
 */
export const setBinding = async (
  vault: Vault,
  id: string,
  isBound: boolean,
): Promise<Result<KnownIdentity, AppError>> => {
  const files = await readIdentity(vault.configFolder, id);
  const known = files === null ? null : knownIdentity(files);
  if (files === null || known === null || files.key === '') {
    return err(noIdentity());
  }
  if ((readWrappedKey(files.key) !== null) === isBound) {
    return ok(known);
  }
  const text = await (isBound ? boundKey : unboundKey)(vault, files.key, known.name);
  if (!text.ok) {
    return text;
  }
  const stored = await storeKey(vault.configFolder, id, text.value);
  return stored.ok ? ok(knownIdentity({ ...files, key: text.value }) ?? known) : stored;
};

/**
 * Writes the key of an identity with its certificates as PKCS#12, locked with its passphrase and bound to
 * nothing: the copy that is kept elsewhere for the day on which this machine is lost.
 */
export const saveKeyCopy = async (
  vault: Vault,
  id: string,
  passphrase: string,
  target: string,
): Promise<Result<KnownIdentity, AppError>> => {
  const files = await readIdentity(vault.configFolder, id);
  const known = files === null ? null : knownIdentity(files);
  const certificates = files === null ? null : certificatesOf(files);
  const [own] = certificates ?? [];
  if (files === null || known === null || certificates === null || own === undefined) {
    return err(
      known?.kind === 'requested'
        ? {
            type: 'InputRefused',
            where: `Key of ${known.name}`,
            expected: 'a key with its certificate',
            found: 'one that waits for it',
            remedy: 'Import the certificate first.',
          }
        : noIdentity(),
    );
  }
  const key = await openKey(vault, files, known.name, own.keyBytes, passphrase);
  if (!key.ok) {
    return key;
  }
  const bytes = await writePkcs12(
    key.value,
    certificates.map((each) => each.bytes),
    passphrase,
    vault.rounds,
  );
  const written = await writeFileSafely(target, bytes, 0o600);
  return written.ok ? ok(known) : written;
};
