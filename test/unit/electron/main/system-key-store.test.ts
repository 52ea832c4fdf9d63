import { createCipheriv, createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { serveKeyStore } from '#electron/main/serve-key-store.ts';
import { systemKeyStore, type Storage } from '#electron/main/system-key-store.ts';
import type { KeyNews } from '#shared/ipc/key-note.ts';

const secret = Buffer.alloc(32, 7);
const iv = Buffer.alloc(16);

/** Electron's interface over a cipher of our own. */
const storageOf = (backend: string, isAvailable = true, isReset = false): Storage => ({
  isEncryptionAvailable: () => isAvailable,
  getSelectedStorageBackend: () => backend,
  encryptString: (text: string) => {
    const cipher = createCipheriv('aes-256-cbc', secret, iv);
    return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  },
  decryptString: (bytes: Buffer) => {
    if (isReset) {
      throw new Error('Error while decrypting the ciphertext provided.\n  at /some/path');
    }
    const decipher = createDecipheriv('aes-256-cbc', secret, iv);
    return Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
  },
});

/** The same as newer runtimes have it. */
const later = (storage: Storage): Storage => ({
  ...storage,
  isAsyncEncryptionAvailable: () => Promise.resolve(storage.isEncryptionAvailable()),
  encryptStringAsync: (text) => Promise.resolve(storage.encryptString(text)),
  decryptStringAsync: async (bytes) => ({
    result: await Promise.resolve(storage.decryptString(bytes)),
  }),
});

const served = (storage: Storage, platform = 'linux') => {
  const answers: KeyNews[] = [];
  let told: () => void = () => undefined;
  let hear: (message: unknown) => void = () => undefined;
  serveKeyStore(
    {
      post: (news) => {
        answers.push(news);
        told();
      },
      onMessage: (listener) => (hear = listener),
    },
    systemKeyStore(storage, platform),
  );
  return {
    answers,
    hear: (message: unknown) => hear(message),
    ask: (message: unknown) =>
      new Promise<void>((resolve) => {
        told = resolve;
        hear(message);
      }),
  };
};

describe('the key store of the operating system', () => {
  it.each([
    ['linux', 'gnome_libsecret', true, { kind: 'real', name: 'the login keyring' }],
    ['linux', 'kwallet', true, { kind: 'real', name: 'KWallet' }],
    ['linux', 'kwallet5', true, { kind: 'real', name: 'KWallet' }],
    ['linux', 'kwallet6', true, { kind: 'real', name: 'KWallet' }],
    ['linux', 'basic_text', true, { kind: 'none', why: 'system' }],
    ['linux', 'unknown', true, { kind: 'none', why: 'system' }],
    ['linux', 'gnome_libsecret', false, { kind: 'none', why: 'system' }],
    ['darwin', 'unknown', true, { kind: 'real', name: 'the Keychain' }],
    ['darwin', 'unknown', false, { kind: 'none', why: 'system' }],
    ['win32', 'unknown', true, { kind: 'real', name: 'Windows data protection' }],
    ['win32', 'unknown', false, { kind: 'none', why: 'system' }],
  ] as const)(
    'on %s with %s, available %s, is %o',
    async (platform, backend, isAvailable, store) => {
      const storage = storageOf(backend, isAvailable);
      expect(await systemKeyStore(storage, platform).store()).toEqual(store);
      expect(await systemKeyStore(later(storage), platform).store()).toEqual(store);
    },
  );

  it.each([
    ['at once', storageOf('gnome_libsecret')],
    ['later', later(storageOf('gnome_libsecret'))],
  ])(
    'wraps what it is sent and unwraps it again, %s, whatever the bytes',
    async (_name, storage) => {
      const { answers, ask } = served(storage);
      const bytes = Buffer.from([0, 255, 10, 13, 128]).toString('base64');
      await ask({ kind: 'key', id: 1, wish: 'wrap', bytes });
      const [wrapped] = answers;
      expect(wrapped).toMatchObject({ kind: 'key', id: 1, news: 'bytes' });
      await ask({
        kind: 'key',
        id: 2,
        wish: 'unwrap',
        bytes: wrapped?.news === 'bytes' ? wrapped.bytes : '',
      });
      expect(answers[1]).toEqual({ kind: 'key', id: 2, news: 'bytes', bytes });
    },
  );

  it('says why it did not, in one line, and keeps nothing in plain text where there is none', async () => {
    const reset = served(storageOf('gnome_libsecret', true, true));
    await reset.ask({ kind: 'key', id: 3, wish: 'unwrap', bytes: 'AAAA' });
    expect(reset.answers).toEqual([
      {
        kind: 'key',
        id: 3,
        news: 'refused',
        reason: 'Error while decrypting the ciphertext provided.',
      },
    ]);
    const none = served(storageOf('basic_text'));
    await none.ask({ kind: 'key', id: 4, wish: 'wrap', bytes: 'AAAA' });
    expect(none.answers).toEqual([
      { kind: 'key', id: 4, news: 'refused', reason: 'there is no key store on this system' },
    ]);
  });

  it.each([
    ['a request', { kind: 'request', id: 1, channel: 'identities/list', payload: {} }],
    ['another wish', { kind: 'key', id: 1, wish: 'list' }],
    ['no bytes', { kind: 'key', id: 1, wish: 'wrap' }],
    ['bytes that are no base64', { kind: 'key', id: 1, wish: 'wrap', bytes: '%%' }],
    ['too many bytes', { kind: 'key', id: 1, wish: 'wrap', bytes: 'AAAA'.repeat(30_000) }],
    ['one field more', { kind: 'key', id: 1, wish: 'store', path: '/etc/passwd' }],
    ['nothing', null],
  ])('does not hear %s', async (_name, message) => {
    const { answers, hear, ask } = served(storageOf('gnome_libsecret'));
    hear(message);
    // What is asked after it is answered, and nothing else.
    await ask({ kind: 'key', id: 9, wish: 'store' });
    expect(answers.map(({ id }) => id)).toEqual([9]);
  });
});
