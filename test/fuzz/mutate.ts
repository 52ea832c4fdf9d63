import type { Random } from '#shared/random.ts';

/** Texts that have ended parsers before. */
const tokens = [
  '"',
  '""',
  '\r',
  '\n',
  '\0',
  ',',
  ';',
  '\t',
  '\ufeff',
  '\ud800',
  '__proto__',
  'constructor',
  '<!DOCTYPE x [<!ENTITY a "&a;&a;">]>',
  '&#0;',
  '&lt;',
  ']]>',
  '<row r="1048577">',
  '<c r="XFE1"/>',
  '{"a":',
  '[[[[',
  '}',
  '1e999',
  '-0',
  '99999999999999999999',
  '../../outside',
  '#REF!',
  '=HYPERLINK("x")',
].map((text) => Buffer.from(text, 'utf8'));

const bytesOfNote = [0, 1, 0x7f, 0x80, 0xff] as const;

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const place = (bytes: Buffer, random: Random): number => random.integer(0, bytes.length - 1);

/** A place and a length behind it, short more often than long. */
const range = (bytes: Buffer, random: Random): readonly [number, number] => {
  const start = place(bytes, random);
  const longest = random.chance(0.8) ? 32 : bytes.length;
  return [start, Math.min(bytes.length, start + random.integer(1, longest))];
};

const insert = (bytes: Buffer, at: number, more: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);

const mutations: readonly [Mutation, ...Mutation[]] = [
  (bytes, random) => {
    const at = place(bytes, random);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.integer(0, 7));
    return bytes;
  },
  (bytes, random) => {
    bytes[place(bytes, random)] = random.pick(bytesOfNote);
    return bytes;
  },
  (bytes, random) => {
    const [start, end] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  (bytes, random) => {
    const [start, end] = range(bytes, random);
    return insert(bytes, place(bytes, random), Buffer.from(bytes.subarray(start, end)));
  },
  (bytes, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, random) => {
    const token = tokens[random.integer(0, tokens.length - 1)] ?? Buffer.alloc(1);
    return insert(bytes, place(bytes, random), token);
  },
  (bytes, random) => {
    const [start, end] = range(bytes, random);
    return bytes.fill(random.pick(bytesOfNote), start, end);
  },
  (bytes, random, other) => {
    const [start, end] = range(other, random);
    return insert(bytes, place(bytes, random), Buffer.from(other.subarray(start, end)));
  },
  (bytes, random) => {
    if (bytes.length >= 4) {
      bytes.writeUInt32LE(random.integer(0, 0xffffffff), random.integer(0, bytes.length - 4));
    }
    return bytes;
  },
];

/** One to six changes of a copy of `bytes`; `other` is another file of the same format. */
export const mutate = (bytes: Buffer, other: Buffer, random: Random): Buffer => {
  let changed = Buffer.from(bytes);
  for (
    let count = random.chance(0.5) ? 1 : random.integer(2, 6);
    count > 0 && changed.length > 0;
    count -= 1
  ) {
    changed = Buffer.from(random.pick(mutations)(changed, random, other));
  }
  return changed;
};
