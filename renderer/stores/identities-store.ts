import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineRequest } from '#shared/ipc/engine-contract.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';
import type { KeyStore } from '#shared/model/key-store.ts';
import type { Result } from '#shared/result.ts';

export type IdentitiesState = {
  /** Null until they were read. */
  readonly list: readonly KnownIdentity[] | null;
  /** What can bind keys to this account; null until it was asked. */
  readonly keyStore: KeyStore | null;
  readonly isBusy: boolean;
  readonly error: AppError | null;
  /** What was done last, in words; null after an error. */
  readonly done: string | null;
};

export type IdentitiesDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseSave' | 'chooseOpen'>;
};

/** An approver of this machine by id, a file that is asked for, or nothing: the list is signed as it is. */
export type RevokedChoice =
  { readonly kind: 'approver'; readonly id: string } | { readonly kind: 'file' | 'nothing' };

type Opened = { readonly id: string; readonly passphrase: string };

export type IdentitiesActions = {
  readonly read: () => Promise<void>;
  /** All of these answer true where the work was done, and false where it was refused or left. */
  readonly createRoot: (draft: EngineRequest<'identities/create-root'>) => Promise<boolean>;
  readonly createApprover: (draft: EngineRequest<'identities/create-approver'>) => Promise<boolean>;
  readonly importCertificate: () => Promise<boolean>;
  readonly importPkcs12: (
    filePassphrase: string,
    passphrase: string,
    bind: boolean,
  ) => Promise<boolean>;
  readonly setBinding: (identity: KnownIdentity, isBound: boolean) => Promise<boolean>;
  /** Asks where, then writes key and certificates as PKCS#12. */
  readonly saveKey: (identity: KnownIdentity, passphrase: string) => Promise<boolean>;
  readonly issue: (root: Opened) => Promise<boolean>;
  readonly revoke: (root: Opened, certificate: RevokedChoice, reason: string) => Promise<boolean>;
  readonly save: (
    identity: KnownIdentity,
    what: 'certificate' | 'request' | 'list',
  ) => Promise<boolean>;
  readonly clear: () => void;
};

export type IdentitiesStore = StoreApi<IdentitiesState> & {
  readonly actions: IdentitiesActions;
};

/** What somebody must do who cannot do it any more once the store was reset. */
const adviceFor = (boundTo: KnownIdentity['boundTo']): string =>
  boundTo === null ? '' : '; save a copy of the key, for a key store can be reset';

const endings = { certificate: 'pem', request: 'csr', list: 'crl' } as const;

/** Roots and approvers of this machine. Passphrases pass through and are never kept. */
export const createIdentitiesStore = ({ call, shell }: IdentitiesDeps): IdentitiesStore => {
  const store = createStore<IdentitiesState>(() => ({
    list: null,
    keyStore: null,
    isBusy: false,
    error: null,
    done: null,
  }));

  const read = async (): Promise<void> => {
    const listed = await call('identities/list', {});
    store.setState(listed.ok ? { list: listed.value } : { error: listed.error });
    if (store.getState().keyStore === null) {
      // Asked once: a keyring may ask the person to unlock it first.
      const found = await call('identities/key-store', {});
      store.setState(found.ok ? { keyStore: found.value } : { error: found.error });
    }
  };

  const work = async <T>(
    doing: () => Promise<Result<T, AppError>>,
    words: (value: T) => string,
  ): Promise<boolean> => {
    store.setState({ isBusy: true, error: null, done: null });
    const result = await doing();
    if (!result.ok) {
      store.setState({ isBusy: false, error: result.error });
      return false;
    }
    await read();
    store.setState({ isBusy: false, done: words(result.value) });
    return true;
  };

  return Object.assign(store, {
    actions: {
      read,
      createRoot: (draft) =>
        work(
          () => call('identities/create-root', draft),
          ({ name, boundTo }) => `${name} can issue certificates now${adviceFor(boundTo)}`,
        ),
      createApprover: (draft) =>
        work(
          () => call('identities/create-approver', draft),
          ({ name, kind, boundTo }) =>
            kind === 'requested'
              ? `${name} has a key; save the request and send it to your authority`
              : `${name} can approve now${adviceFor(boundTo)}`,
        ),
      importCertificate: async () => {
        const path = await shell.chooseOpen('certificate');
        return (
          path !== null &&
          work(
            () => call('identities/import-certificate', { path }),
            ({ name }) => `${name} can approve now`,
          )
        );
      },
      importPkcs12: async (filePassphrase, passphrase, bind) => {
        const path = await shell.chooseOpen('pkcs12');
        return (
          path !== null &&
          work(
            () => call('identities/import-pkcs12', { path, filePassphrase, passphrase, bind }),
            ({ name, kind }) =>
              kind === 'root' ? `${name} can issue certificates now` : `${name} can approve now`,
          )
        );
      },
      issue: async (root) => {
        const request = await shell.chooseOpen('certificate');
        if (request === null) return false;
        const target = await shell.chooseSave('certificate.pem', 'certificate');
        return (
          target !== null &&
          work(
            () => call('identities/issue', { root, request, target }),
            ({ name }) => `The certificate of ${name} is written; send it back`,
          )
        );
      },
      revoke: async (root, choice, reason) => {
        const certificate = choice.kind === 'file' ? await shell.chooseOpen('certificate') : null;
        if (choice.kind === 'file' && certificate === null) return false;
        return work(
          () =>
            call('identities/revoke', {
              root,
              certificate,
              approver: choice.kind === 'approver' ? choice.id : null,
              reason,
            }),
          () => 'The revocation list is signed; proposals carry it from now on',
        );
      },
      save: async ({ id, name }, what) => {
        const target = await shell.chooseSave(`${name}.${endings[what]}`, 'certificate');
        return (
          target !== null &&
          work(
            () => call('identities/export', { id, what, target }),
            () => `Wrote ${target}`,
          )
        );
      },
      setBinding: ({ id }, isBound) =>
        work(
          () => call('identities/set-binding', { id, isBound }),
          ({ name, boundTo }) =>
            boundTo === null
              ? `The key of ${name} opens with its passphrase alone`
              : `The key of ${name} is bound to this account${adviceFor(boundTo)}`,
        ),
      saveKey: async ({ id, name }, passphrase) => {
        const target = await shell.chooseSave(`${name}.p12`, 'pkcs12');
        return (
          target !== null &&
          work(
            () => call('identities/save-key', { id, passphrase, target }),
            () => `Wrote ${target}; keep it where this machine’s loss does not reach it`,
          )
        );
      },
      clear: () => store.setState({ error: null, done: null }),
    } satisfies IdentitiesActions,
  });
};
