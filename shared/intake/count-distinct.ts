const capacity = 65_536;

/** A distinct count and whether it is exact or an estimate within about one per cent. */
export type DistinctCount = { readonly count: number; readonly isExact: boolean };

/** 53 bits of a text, FNV-like in two halves: enough that 65,536 texts collide once in a million runs. */
export const hashText = (text: string): number => {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 15);
  }
  low = Math.imul(low ^ (low >>> 16), 0x7feb352d);
  high = Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return ((high ^ (high >>> 16)) & 0x1fffff) * 0x1_0000_0000 + ((low ^ (low >>> 15)) >>> 0);
};

/**
 * Counts different texts in bounded memory: exactly up to 65,536, then by adaptive sampling (Wegman):
 * only hashes that end in ever more zero bits are kept, and their number is scaled up.
 */
export const createDistinctCounter = (): {
  readonly add: (hash: number) => void;
  readonly read: () => DistinctCount;
} => {
  let kept = new Set<number>();
  let sampling = 1;
  return {
    add: (hash) => {
      if (hash % sampling !== 0) {
        return;
      }
      kept.add(hash);
      while (kept.size > capacity) {
        sampling *= 2;
        const finer = sampling;
        kept = new Set([...kept].filter((candidate) => candidate % finer === 0));
      }
    },
    read: () => ({ count: kept.size * sampling, isExact: sampling === 1 }),
  };
};
