import { userInfo } from 'node:os';
import type { AppError } from '#shared/ipc/app-error.ts';
import { bindingWords, type KeyStore } from '#shared/model/key-store.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isWhatWasWrapped, readWrappedKey, wrappedKeyText } from '../wrapped-key.ts';
import { keyWrapOf, type Vault } from './vault.ts';

const currentAccount = (): string => {
  try {
    return userInfo().username;
  } catch {
    // Some containers run under a number that no list of accounts knows.
    return `number ${process.getuid?.() ?? 'unknown'}`;
  }
};

const otherCopy =
  'Import the copy of the key (PKCS#12) that was saved, or make a new identity and have this one revoked. The file of the key is untouched.';

const cannotOpen = (name: string, words: string, found: string, why: KeyStore): AppError => ({
  type: 'InputRefused',
  where: `Key of ${name}`,
  expected: `${words}, which the key is bound to`,
  found,
  remedy:
    why.kind === 'none' && why.why === 'command line'
      ? 'Open Tierwright’s window under that account: Decide › Identities unbinds the key, or saves a copy of it (PKCS#12) that the command line can import elsewhere.'
      : `Sign in as that account and unlock its key store. ${otherCopy}`,
});

const noStore = (name: string, store: KeyStore, found: string): AppError => ({
  type: 'InputRefused',
  where: `Key of ${name}`,
  expected:
    'a key store of the operating system: a login keyring, KWallet, Keychain or Windows’ own',
  found,
  remedy:
    store.kind === 'none' && store.why === 'command line'
      ? 'Bind the key in the window of Tierwright: Decide › Identities.'
      : 'Set one up and unlock it, or leave the key as it is: its passphrase locks it in any case.',
});

/** The text of a key file without what a store put around it; PKCS#8 under the passphrase. */
export const unboundKey = async (
  vault: Vault,
  text: string,
  name: string,
): Promise<Result<string, AppError>> => {
  const wrapped = readWrappedKey(text);
  if (wrapped === null) {
    return ok(text);
  }
  const keyWrap = keyWrapOf(vault);
  const store = await keyWrap.store();
  const words = bindingWords(wrapped);
  if (store.kind === 'none') {
    const found =
      store.why === 'system'
        ? 'no key store on this system that answers'
        : 'the command line, which reaches no key store';
    return err(cannotOpen(name, words, found, store));
  }
  const opened = await keyWrap.unwrap(wrapped.wrapped);
  if (opened.outcome === 'refused') {
    const found = `${store.name} of ${currentAccount()}, which said: ${opened.reason}`;
    return err(cannotOpen(name, words, found, store));
  }
  const plain = opened.bytes.toString('utf8');
  return isWhatWasWrapped(plain, wrapped)
    ? ok(plain)
    : err(cannotOpen(name, words, `${store.name}, which gave back another key`, store));
};

/**
 * Puts the wrap of the system's store around the text of a key file. It is taken off again at once to see
 * that it can be: nothing takes the place of a file that would not open.
 */
export const boundKey = async (
  vault: Vault,
  plain: string,
  name: string,
): Promise<Result<string, AppError>> => {
  const keyWrap = keyWrapOf(vault);
  const store = await keyWrap.store();
  if (store.kind === 'none') {
    return err(noStore(name, store, 'none that hides a key from other accounts'));
  }
  const wrapped = await keyWrap.wrap(Buffer.from(plain, 'utf8'));
  if (wrapped.outcome === 'refused') {
    return err(noStore(name, store, `${store.name}, which said: ${wrapped.reason}`));
  }
  const text = wrappedKeyText(plain, wrapped.bytes, {
    store: store.name,
    account: currentAccount(),
  });
  const again = await unboundKey(vault, text, name);
  return again.ok ? ok(text) : again;
};
