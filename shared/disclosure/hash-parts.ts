/**
 * SHA-256 over parts one after the other, texts as UTF-8. Engine and verifier page each bring their own,
 * because nothing in the language computes one.
 */
export type HashParts = (...parts: readonly (Uint8Array | string)[]) => Uint8Array;

/** Lower-case hex. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The bytes of an even number of hex digits, which the caller has checked. */
export const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  );

const blockBytes = 64;

/** HMAC-SHA-256 (RFC 2104) under one key of at most 64 bytes. */
export const keyedHash = (hash: HashParts, key: Uint8Array): ((label: string) => Uint8Array) => {
  const padded = (mask: number): Uint8Array =>
    Uint8Array.from({ length: blockBytes }, (_, at) => (key[at] ?? 0) ^ mask);
  const [inner, outer] = [padded(0x36), padded(0x5c)];
  return (label) => hash(outer, hash(inner, label));
};
