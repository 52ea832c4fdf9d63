import { z } from 'zod';

/**
 * The key store of the operating system, as this process can reach it. Only a store that hides its secret
 * from other accounts counts as one: a plain text that calls itself a store is none.
 */
export const keyStore = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('real'), name: z.string().min(1).max(100) }),
  z.strictObject({
    kind: z.literal('none'),
    /** `system`: there is none on this machine; `command line`: there may be, but only the window reaches it. */
    why: z.enum(['system', 'command line']),
  }),
]);
export type KeyStore = z.infer<typeof keyStore>;

/** By which store the file of a key is bound to which account of this machine. */
export type KeyBinding = { readonly store: string; readonly account: string };

/** `the keyring of this account` in sentences about a key. */
export const bindingWords = ({ store, account }: KeyBinding): string =>
  `${store} for the account ${account} of this machine`;
