import type { KeyStore } from '#shared/model/key-store.ts';

/** The operating system's key store: what it is called, and bytes in, bytes out. Rejects where it refuses. */
export type SystemKeyStore = {
  readonly store: () => Promise<KeyStore>;
  readonly wrap: (bytes: Buffer) => Promise<Buffer>;
  readonly unwrap: (bytes: Buffer) => Promise<Buffer>;
};

/**
 * What is used of Electron's `safeStorage`. The three that answer at once may hold the main process up while
 * a keyring asks to be unlocked; older runtimes have no others.
 */
export type Storage = {
  readonly getSelectedStorageBackend: () => string;
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (bytes: Buffer) => string;
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (bytes: Buffer) => Promise<{ readonly result: string }>;
};

/** What Chromium may choose on Linux; everything else, `basic_text` above all, hides nothing. */
const linuxStores: ReadonlyMap<string, string> = new Map([
  ['gnome_libsecret', 'the login keyring'],
  ['kwallet', 'KWallet'],
  ['kwallet5', 'KWallet'],
  ['kwallet6', 'KWallet'],
]);

const nameOf = (storage: Storage, platform: string): string | undefined => {
  if (platform === 'darwin') {
    return 'the Keychain';
  }
  return platform === 'win32'
    ? 'Windows data protection'
    : linuxStores.get(storage.getSelectedStorageBackend());
};

/** The store behind Electron's `safeStorage`. Nothing of it is touched before it is asked. */
export const systemKeyStore = (storage: Storage, platform: string): SystemKeyStore => ({
  store: async () => {
    const name = nameOf(storage, platform);
    const isAvailable =
      name !== undefined &&
      (storage.isAsyncEncryptionAvailable === undefined
        ? storage.isEncryptionAvailable()
        : await storage.isAsyncEncryptionAvailable());
    return isAvailable ? { kind: 'real', name } : { kind: 'none', why: 'system' };
  },
  wrap: async (bytes) => {
    const text = bytes.toString('base64');
    return storage.encryptStringAsync === undefined
      ? storage.encryptString(text)
      : storage.encryptStringAsync(text);
  },
  unwrap: async (bytes) => {
    const text =
      storage.decryptStringAsync === undefined
        ? storage.decryptString(bytes)
        : (await storage.decryptStringAsync(bytes)).result;
    return Buffer.from(text, 'base64');
  },
});
