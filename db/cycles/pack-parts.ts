import { invariant } from '#shared/invariant.ts';

const kinds = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array } as const;
type Kind = keyof typeof kinds;
/** An array of numbers that is packed with its type. */
export type NumberColumn = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

type Packed = { readonly said: unknown; readonly columns: readonly (readonly [Kind, number])[] };

const padded = (length: number): number => Math.ceil(length / 8) * 8;

const kindOf = (column: NumberColumn): Kind => {
  const found = (Object.keys(kinds) as Kind[]).find((kind) => column instanceof kinds[kind]);
  invariant(found !== undefined, 'only arrays of known numbers are packed');
  return found;
};

/**
 * JSON and arrays of numbers as bytes: the length of the JSON (32 bits), the JSON, then the arrays, each begun at
 * a multiple of eight, all little endian as every system that Tierwright runs on is. The same parts give the same bytes.
 */
export const packParts = (said: unknown, columns: readonly NumberColumn[]): Buffer => {
  const packed: Packed = {
    said,
    columns: columns.map((column) => [kindOf(column), column.length]),
  };
  const text = Buffer.from(JSON.stringify(packed), 'utf8');
  const start = padded(4 + text.length);
  const bytes = Buffer.alloc(columns.reduce((at, column) => at + padded(column.byteLength), start));
  bytes.writeUInt32LE(text.length, 0);
  text.copy(bytes, 4);
  let at = start;
  for (const { buffer, byteOffset, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  return bytes;
};

/** What `packParts` packed; the arrays are copies. */
export const unpackParts = (
  bytes: Buffer,
): { readonly said: unknown; readonly columns: readonly NumberColumn[] } => {
  const length = bytes.readUInt32LE(0);
  // Our own text, written by `packParts`.
  const packed = JSON.parse(bytes.toString('utf8', 4, 4 + length)) as Packed;
  let at = padded(4 + length);
  const columns = packed.columns.map(([kind, count]) => {
    const size = count * kinds[kind].BYTES_PER_ELEMENT;
    const copy = bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + size);
    at += padded(size);
    return new kinds[kind](copy as ArrayBuffer, 0, count);
  });
  invariant(at === bytes.length, 'packed parts are as long as they say');
  return { said: packed.said, columns };
};
