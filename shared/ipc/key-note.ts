import { z } from 'zod';
import { keyStore } from '../model/key-store.ts';

/**
 * What the engine and the main process say to each other about the key store of the operating system,
 * beside the requests: only the main process reaches the store, only the engine holds files of keys. What
 * is wrapped is a key that its passphrase locks already, so the main process never sees one.
 */
const id = z.int().min(1);
/** Far above any key under PKCS#8, wrapped or not. */
const bytes = z.base64().min(1).max(100_000);

export const keyWish = z.discriminatedUnion('wish', [
  z.strictObject({ kind: z.literal('key'), id, wish: z.literal('store') }),
  z.strictObject({ kind: z.literal('key'), id, wish: z.literal('wrap'), bytes }),
  z.strictObject({ kind: z.literal('key'), id, wish: z.literal('unwrap'), bytes }),
]);
export type KeyWish = z.infer<typeof keyWish>;

export const keyNews = z.discriminatedUnion('news', [
  z.strictObject({ kind: z.literal('key'), id, news: z.literal('store'), store: keyStore }),
  z.strictObject({ kind: z.literal('key'), id, news: z.literal('bytes'), bytes }),
  /** Completes "the store said: …". */
  z.strictObject({
    kind: z.literal('key'),
    id,
    news: z.literal('refused'),
    reason: z.string().max(1000),
  }),
]);
export type KeyNews = z.infer<typeof keyNews>;

/** Tells these messages from the requests and answers on the same lane. */
export const isKeyNote = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'key';
