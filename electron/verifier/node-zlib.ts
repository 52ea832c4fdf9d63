import { inflateSync as inflateRaw, Unzlib } from 'fflate';

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 of zips, as Node's `zlib.crc32`. */
export const crc32 = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

/**
 * Inflates to at most `maxOutputLength` bytes, as Node's `zlib.inflateRawSync`: throws where there are more.
 * The room is taken once; it never grows with what a stranger packed.
 */
export const inflateRawSync = (
  packed: Uint8Array,
  { maxOutputLength }: { readonly maxOutputLength: number },
): Buffer => {
  // What does not fit is left out without a word, so there is room for one byte too many.
  const out = inflateRaw(packed, { out: new Uint8Array(maxOutputLength + 1) });
  if (out.length > maxOutputLength) {
    throw new Error('more than the directory says');
  }
  return Buffer.from(out.buffer, out.byteOffset, out.byteLength);
};

/** The checksum at the end of a zlib stream (RFC 1950). */
const adler32 = (parts: readonly Uint8Array[]): number => {
  let [low, high] = [1, 0];
  for (const part of parts) {
    for (const byte of part) {
      low = (low + byte) % 65521;
      high = (high + low) % 65521;
    }
  }
  return high * 65536 + low;
};

/** Inflates a zlib stream to at most `maxOutputLength` bytes, as Node's `zlib.inflateSync`. */
export const inflateSync = (
  packed: Buffer,
  { maxOutputLength }: { readonly maxOutputLength: number },
): Buffer => {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Unzlib((part) => {
    length += part.length;
    if (length > maxOutputLength) throw new Error('more than there may be');
    // What is handed over is used again for the next part.
    parts.push(Uint8Array.from(part));
  });
  // In pieces, so that little is inflated beyond what there may be.
  for (let at = 0; at < packed.length; at += 65_536) {
    stream.push(packed.subarray(at, at + 65_536), at + 65_536 >= packed.length);
  }
  if (adler32(parts) !== packed.readUInt32BE(packed.length - 4)) {
    throw new Error('another checksum');
  }
  return Buffer.concat(parts);
};

/* What lies beside the verifying code in its files and is never called here. */
export const deflateRawSync = (): never => {
  throw new Error('a page that verifies packs nothing');
};
