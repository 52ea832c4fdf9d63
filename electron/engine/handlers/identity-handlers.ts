import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { appendEvent } from '#db/audit/append-event.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineChannel } from '#shared/ipc/engine-contract.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';
import { bindingWords } from '#shared/model/key-store.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { failureWords } from '#shared/text/storage-words.ts';
import type { Session } from '../services/session.ts';
import { answerRequest, revoke } from '../signing/vault/authority.ts';
import { knownIdentity } from '../signing/vault/known-identity.ts';
import {
  createApprover,
  createRoot,
  importCertificate,
  importPkcs12,
} from '../signing/vault/make-identity.ts';
import { saveKeyCopy, setBinding } from '../signing/vault/keep-key.ts';
import { noIdentity } from '../signing/vault/open-key.ts';
import { keyWrapOf, vaultOf, type Vault } from '../signing/vault/vault.ts';
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
export const createIdentityHandlers = (
  session: Session,
  options: EngineOptions,
): IdentityHandlers => {
  const { configFolder, now } = options;
  const vault = vaultOf(options);
  const making = (bind: boolean | undefined): Vault => ({ ...vault, bindsNewKeys: bind === true });

  /**
   * Notes what was done with a key in the trail of the workspace that is open. Keys belong to a person
   * rather than to a workspace: where none is open there is no trail to note it in.
   */
  const noted = (
    outcome: Result<KnownIdentity, AppError>,
    action: 'changed' | 'exported',
    what: (identity: KnownIdentity) => string,
  ): Result<KnownIdentity, AppError> => {
    const file = session.file();
    if (outcome.ok && file.ok && !file.value.isReadOnly) {
      appendEvent(file.value.connection, {
        at: now().toISOString(),
        action,
        what: what(outcome.value),
        object: { kind: 'identity', id: outcome.value.fingerprint ?? outcome.value.id },
      });
    }
    return outcome;
  };
  const made = (identity: KnownIdentity): string =>
    identity.boundTo === null
      ? `Key of ${identity.name} made or imported`
      : `Key of ${identity.name} made or imported, bound by ${bindingWords(identity.boundTo)}`;

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

    'identities/create-root': async ({ name, organization, passphrase, bind }) =>
      noted(
        await createRoot(making(bind), { name, organization }, passphrase, now()),
        'changed',
        made,
      ),

    'identities/create-approver': async ({ passphrase, root, bind, ...subject }) =>
      noted(await createApprover(making(bind), subject, passphrase, root, now()), 'changed', made),

    'identities/import-certificate': async ({ path }) => {
      const bytes = await readSmallFile(path);
      return bytes.ok ? importCertificate(vault, bytes.value.toString('utf8'), now()) : bytes;
    },

    'identities/import-pkcs12': async ({ path, filePassphrase, passphrase, bind }) => {
      const bytes = await readSmallFile(path);
      return bytes.ok
        ? noted(
            await importPkcs12(making(bind), bytes.value, filePassphrase, passphrase, now()),
            'changed',
            made,
          )
        : bytes;
    },

    'identities/key-store': async () => ok(await keyWrapOf(vault).store()),

    'identities/set-binding': async ({ id, isBound }) =>
      noted(await setBinding(vault, id, isBound), 'changed', ({ name, boundTo }) =>
        boundTo === null
          ? `Key of ${name} opens with its passphrase alone`
          : `Key of ${name} bound by ${bindingWords(boundTo)}`,
      ),

    'identities/save-key': async ({ id, passphrase, target }) =>
      noted(
        await saveKeyCopy(vault, id, passphrase, target),
        'exported',
        ({ name }) => `A copy of the key of ${name}, locked with its passphrase`,
      ),

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
