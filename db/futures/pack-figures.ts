import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { invariant } from '#shared/invariant.ts';
import type { EnsembleFigures } from '#shared/model/ensemble.ts';

const kinds = { Uint8Array, Uint32Array, Int32Array, Float64Array } as const;
type Kind = keyof typeof kinds;

/** The arrays in the order in which they are packed; the widest first, so that each begins where it may. */
const layout: readonly (readonly [keyof EnsembleFigures, Kind])[] = [
  ['worst', 'Float64Array'],
  ['best', 'Float64Array'],
  ['scoreMicros', 'Float64Array'],
  ['greatestRegret', 'Float64Array'],
  ['regret90', 'Float64Array'],
  ['bill', 'Float64Array'],
  ['byTier', 'Uint32Array'],
  ['worstFuture', 'Int32Array'],
  ['tiersByFuture', 'Uint32Array'],
  ['fallen', 'Uint32Array'],
  ['risen', 'Uint32Array'],
  ['today', 'Uint8Array'],
  ['tiers', 'Uint8Array'],
];

/**
 * Figures as bytes: the lengths of the arrays (32 bits each), padded to eight bytes, then the arrays, all little
 * endian as every system that Tierwright runs on is, deflated. The same figures give the same bytes.
 */
export const packFigures = (figures: EnsembleFigures): Buffer => {
  const lengths = Uint32Array.from({ length: layout.length + (layout.length % 2) }, (_, place) => {
    const name = layout[place]?.[0];
    return name === undefined ? 0 : figures[name].length;
  });
  const parts = layout.map(([name]) => figures[name]);
  return deflateRawSync(
    Buffer.concat(
      [lengths, ...parts].map(({ buffer, byteOffset, byteLength }) =>
        Buffer.from(buffer, byteOffset, byteLength),
      ),
    ),
  );
};

export const unpackFigures = (bytes: Buffer): EnsembleFigures => {
  const whole = inflateRawSync(bytes);
  const { buffer } = whole.buffer.byteLength === whole.byteLength ? whole : Uint8Array.from(whole);
  const lengths = new Uint32Array(buffer, 0, layout.length);
  let at = (layout.length + (layout.length % 2)) * 4;
  const figures = layout.map(([name, kind], place): readonly [string, unknown] => {
    const length = lengths[place] ?? 0;
    const array = new kinds[kind](buffer, at, length);
    at += array.byteLength;
    return [name, array.slice()];
  });
  invariant(at === whole.byteLength, 'packed figures are as long as they say');
  return Object.fromEntries(figures) as EnsembleFigures;
};
