import { createHash } from 'node:crypto';
import type { KeyBinding } from '#shared/model/key-store.ts';
import { der, derTag, integer, membersOf, octetString, readElements, sequence } from './der.ts';
import { fromPem, toPem } from './pem.ts';

const label = 'TIERWRIGHT WRAPPED KEY';
const version = 1;

/** A key file that a store has wrapped. `sha256` is that of the file as it was before. */
export type WrappedKey = KeyBinding & { readonly sha256: Buffer; readonly wrapped: Buffer };

const sha256Of = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

const utf8 = (text: string): Buffer => der(derTag.utf8String, Buffer.from(text, 'utf8'));

const container = ({ store, account, sha256, wrapped }: WrappedKey): Buffer =>
  sequence(integer(version), utf8(store), utf8(account), octetString(sha256), octetString(wrapped));

/** The text of a key file around what a store gave for `plain`, the text that it takes the place of. */
export const wrappedKeyText = (plain: string, wrapped: Buffer, binding: KeyBinding): string =>
  toPem(label, container({ ...binding, sha256: sha256Of(plain), wrapped }));

/** Takes a key file apart; null where no store wrapped it, or its bytes are not those that we write. */
export const readWrappedKey = (text: string): WrappedKey | null => {
  const bytes = fromPem(label, text) ?? Buffer.alloc(0);
  const [, store, account, sha256, wrapped] = membersOf(readElements(bytes)?.[0]) ?? [];
  if (store === undefined || account === undefined || sha256 === undefined) {
    return null;
  }
  const read: WrappedKey = {
    store: store.content.toString('utf8'),
    account: account.content.toString('utf8'),
    sha256: sha256.content,
    wrapped: wrapped?.content ?? Buffer.alloc(0),
  };
  return container(read).equals(bytes) ? read : null;
};

/** Whether `plain` is what was wrapped, sign for sign. */
export const isWhatWasWrapped = (plain: string, { sha256 }: WrappedKey): boolean =>
  sha256Of(plain).equals(sha256);
