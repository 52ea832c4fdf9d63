import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RevokedCertificate } from '#shared/model/identity.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { failureWords } from '#shared/text/storage-words.ts';
import { writeFileSafely } from '../../write-file-safely.ts';
import { readWrappedKey } from '../wrapped-key.ts';

const folderIn = (configFolder: string): string => join(configFolder, 'identities');

/** The files of one identity. Certificate and request are PEM, the person's own first. */
export type IdentityFiles = {
  readonly id: string;
  /** '' where the file of the key is gone. */
  readonly key: string;
  readonly certificates: string | null;
  readonly request: string | null;
  readonly revoked: readonly RevokedCertificate[];
  /** PEM of the last revocation list and its number. */
  readonly list: { readonly pem: string; readonly number: number; readonly madeAt: string } | null;
};

const register = z.strictObject({
  revoked: z.array(
    z.strictObject({
      name: z.string(),
      function: z.string(),
      fingerprint: z.string(),
      serial: z.string(),
      at: z.string(),
      reason: z.string(),
    }),
  ),
  list: z.strictObject({ pem: z.string(), number: z.int().min(1), madeAt: z.string() }).nullable(),
});

/** The name of an identity's folder: the first 16 bytes of SHA-256 of its public key, in hex. */
export const identityId = (spki: Buffer): string =>
  createHash('sha256').update(spki).digest('hex').slice(0, 32);

const idPattern = /^[0-9a-f]{32}$/u;

const names = {
  key: 'key.pem',
  certificates: 'certificate.pem',
  request: 'request.pem',
  register: 'register.json',
} as const;

const textIn = (folder: string, name: string): Promise<string | null> =>
  readFile(join(folder, name), 'utf8').catch(() => null);

/**
 * What a root revoked. Only a register that is not there is an empty one: where it cannot be read the error
 * goes on, for the next list would otherwise forget every revocation.
 */
const registerIn = async (folder: string): Promise<z.infer<typeof register>> => {
  try {
    return register.parse(JSON.parse(await readFile(join(folder, names.register), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return { revoked: [], list: null };
    }
    throw error;
  }
};

/** The files of one identity; null where there is none. */
export const readIdentity = async (
  configFolder: string,
  id: string,
): Promise<IdentityFiles | null> => {
  if (!idPattern.test(id)) {
    return null;
  }
  const folder = join(folderIn(configFolder), id);
  const key = await textIn(folder, names.key);
  const certificates = await textIn(folder, names.certificates);
  if (key === null && certificates === null) {
    return null;
  }
  return {
    id,
    key: key ?? '',
    certificates,
    request: await textIn(folder, names.request),
    ...(await registerIn(folder)),
  };
};

/** Every identity of this machine. */
export const readIdentities = async (configFolder: string): Promise<readonly IdentityFiles[]> => {
  const found = await readdir(folderIn(configFolder)).catch(() => []);
  const read = await Promise.all(
    found.filter((name) => idPattern.test(name)).map((id) => readIdentity(configFolder, id)),
  );
  return read.filter((files): files is IdentityFiles => files !== null);
};

const storageFailed = (where: string, error: unknown): AppError => ({
  type: 'StorageFailed',
  where,
  expected: 'a folder of settings that may be written',
  found: failureWords(error),
  remedy: 'Make room or mend the permission, then try again; no key was made.',
});

/** Keeps a new identity. Its folder appears whole or not at all, and one that is there is never replaced. */
export const storeIdentity = async (
  configFolder: string,
  id: string,
  files: { readonly key: string; readonly certificates?: string; readonly request?: string },
): Promise<Result<null, AppError>> => {
  const folder = folderIn(configFolder);
  const target = join(folder, id);
  const known = await readIdentity(configFolder, id);
  if (known !== null && (known.key === '' || readWrappedKey(known.key) !== null)) {
    // The key was lost, or may be behind a store that opens it no more, and comes back: its certificate and
    // what it revoked stay.
    return storeKey(configFolder, id, files.key);
  }
  if (known !== null) {
    return err({
      type: 'InputRefused',
      where: 'Identity',
      expected: 'a key that is not on this machine yet',
      found: 'the same key',
      remedy: 'Use the identity that is there.',
    });
  }
  let part: string | null = null;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    part = await mkdtemp(`${target}.part-`);
    for (const [name, text] of [
      [names.key, files.key],
      [names.certificates, files.certificates],
      [names.request, files.request],
    ] as const) {
      const written =
        text === undefined
          ? ok(null)
          : await writeFileSafely(join(part, name), text, name === names.key ? 0o600 : 0o644);
      if (!written.ok) {
        return written;
      }
    }
    await rename(part, target);
    return ok(null);
  } catch (error) {
    return err(storageFailed(target, error));
  } finally {
    if (part !== null) {
      await rm(part, { recursive: true, force: true }).catch(() => undefined);
    }
  }
};

/** Another file of the same key takes the place of the one that is there, in one step. */
export const storeKey = (
  configFolder: string,
  id: string,
  text: string,
): Promise<Result<null, AppError>> =>
  writeFileSafely(join(folderIn(configFolder), id, names.key), text, 0o600);

/** The certificate of an identity has arrived. */
export const storeCertificates = (
  configFolder: string,
  id: string,
  pem: string,
): Promise<Result<null, AppError>> =>
  writeFileSafely(join(folderIn(configFolder), id, names.certificates), pem);

/** What a root revoked, and its list. */
export const storeRegister = (
  configFolder: string,
  id: string,
  kept: Pick<IdentityFiles, 'revoked' | 'list'>,
): Promise<Result<null, AppError>> =>
  writeFileSafely(
    join(folderIn(configFolder), id, names.register),
    `${JSON.stringify({ revoked: kept.revoked, list: kept.list }, null, 2)}\n`,
  );
