import type { KeyStore } from '#shared/model/key-store.ts';

/** What guards the keys of this machine, in one sentence. */
export const keyStoreWords = (store: KeyStore): string =>
  store.kind === 'real'
    ? `Keys can be bound to this account by ${store.name}, beside their passphrases.`
    : 'This system offers no key store that hides a secret (a login keyring, KWallet, Keychain): keys are locked with their passphrases alone.';
