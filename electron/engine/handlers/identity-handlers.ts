import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineChannel } from '#shared/ipc/engine-contract.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { failureWords } from '#shared/text/storage-words.ts';
import { answerRequest, revoke } from '../signing/vault/authority.ts';
import { knownIdentity } from '../signing/vault/known-identity.ts';
import {
  createApprover,
  createRoot,
  importCertificate,
  importPkcs12,
  type Vault,
} from '../signing/vault/make-identity.ts';
import { noIdentity } from '../signing/vault/open-key.ts';
import { readIdentities, readIdentity } from '../signing/vault/vault-files.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import type { EngineOptions } from './engine-options.ts';

/** Far above any chain of certificates or PKCS#12 file. */
const mostBytes = 1_000_000;

const readSmallFile = async (path: string): Promise<Result<Buffer, AppError>> => {
  const refuse = (found: string): Result<Buffer, AppError> =>
    err({
      type: 'InputRefused',
      where: basename(path),
      expected: 'a file with a certificate, a request or a key',
      found,
      remedy: 'Choose another file.',
    });
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      return size > mostBytes ? refuse(`${size} bytes`) : ok(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    return refuse(failureWords(error));
  }
};

type IdentityHandlers = Pick<EngineHandlers, Extract<EngineChannel, `identities/${string}`>>;

/** Roots, approvers and their certificates on this machine. */
export const createIdentityHandlers = (options: EngineOptions): IdentityHandlers => {
  const { configFolder, keyRounds, now } = options;
  const vault: Vault = {
    configFolder,
    ...(keyRounds === undefined ? {} : { rounds: keyRounds }),
  };
  return {
    'identities/list': async () => {
      const known = (await readIdentities(configFolder)).map(knownIdentity);
      const order = { root: 0, approver: 1, requested: 2 } as const;
      return ok(
        known
          .flatMap((identity) => (identity === null ? [] : [identity]))
          .sort(
            (one, other) =>
              order[one.kind] - order[other.kind] ||
              one.function.localeCompare(other.function, 'en') ||
              one.name.localeCompare(other.name, 'en'),
          ),
      );
    },

    'identities/create-root': ({ name, organization, passphrase }) =>
      createRoot(vault, { name, organization }, passphrase, now()),

    'identities/create-approver': ({ passphrase, root, ...subject }) =>
      createApprover(vault, subject, passphrase, root, now()),

    'identities/import-certificate': async ({ path }) => {
      const bytes = await readSmallFile(path);
      return bytes.ok ? importCertificate(vault, bytes.value.toString('utf8'), now()) : bytes;
    },

    'identities/import-pkcs12': async ({ path, filePassphrase, passphrase }) => {
      const bytes = await readSmallFile(path);
      return bytes.ok ? importPkcs12(vault, bytes.value, filePassphrase, passphrase, now()) : bytes;
    },

    'identities/issue': async ({ root, request, target }) => {
      const bytes = await readSmallFile(request);
      if (!bytes.ok) {
        return bytes;
      }
      const issued = await answerRequest(vault, root, bytes.value.toString('utf8'), now());
      if (!issued.ok) {
        return issued;
      }
      const written = await writeFileSafely(target, issued.value.pem);
      return written.ok ? ok({ name: issued.value.name }) : written;
    },

    'identities/revoke': async ({ root, certificate, approver, reason }) => {
      const own = approver === null ? null : await readIdentity(configFolder, approver);
      const bytes = certificate === null ? null : await readSmallFile(certificate);
      if (bytes?.ok === false) {
        return bytes;
      }
      const pem = bytes?.value.toString('utf8') ?? own?.certificates ?? null;
      if (approver !== null && pem === null) {
        // Signing the list as it is would look like a revocation.
        return err(noIdentity());
      }
      return revoke(vault, root, pem === null ? null : { certificatePem: pem, reason }, now());
    },

    'identities/export': async ({ id, what, target }) => {
      const files = await readIdentity(configFolder, id);
      const texts = {
        certificate: files?.certificates ?? null,
        request: files?.request ?? null,
        list: files?.list?.pem ?? null,
      };
      const text = texts[what];
      return text === null ? err(noIdentity()) : writeFileSafely(target, text);
    },
  };
};
