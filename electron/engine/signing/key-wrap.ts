import type { KeyStore } from '#shared/model/key-store.ts';

/**
 * Puts a wrap around the file of a key and takes it off again: the operating system's store, or later
 * whatever else may guard one. `refused` says why not, and completes "it said: …".
 */
export type KeyWrap = {
  readonly store: () => Promise<KeyStore>;
  readonly wrap: (bytes: Buffer) => Promise<WrapOutcome>;
  readonly unwrap: (bytes: Buffer) => Promise<WrapOutcome>;
};

export type WrapOutcome =
  | { readonly outcome: 'bytes'; readonly bytes: Buffer }
  | { readonly outcome: 'refused'; readonly reason: string };

const beyondReach = (): Promise<WrapOutcome> =>
  Promise.resolve({
    outcome: 'refused',
    reason: 'only the window of Tierwright reaches it, not the command line',
  });

/** Of a process that reaches no store, as the command line does not. */
export const noKeyWrap: KeyWrap = {
  store: () => Promise.resolve({ kind: 'none', why: 'command line' }),
  wrap: beyondReach,
  unwrap: beyondReach,
};
