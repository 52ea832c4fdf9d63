/** A distinct count and whether it is exact or an estimate within about one per cent. */
export type DistinctCount = { readonly count: number; readonly isExact: boolean };

export type DistinctCounter = {
  /** Two 32-bit halves of a hash; texts that share both count as one. */
  readonly add: (low: number, high: number) => void;
  readonly read: () => DistinctCount;
};

/** Both halves of a hash, step by step; the caller mixes each at the end. */
export const hashSeeds = { low: 0x811c9dc5 | 0, high: 0x9e3779b9 | 0 } as const;
export const stepLow = (low: number, code: number): number => Math.imul(low ^ code, 0x01000193);
export const stepHigh = (high: number, code: number): number =>
  Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 15);
/** Spreads what the last codes changed over all bits. */
export const mixHash = (half: number): number => {
  const mixed = Math.imul(half ^ (half >>> 15), 0x7feb352d);
  return mixed ^ (mixed >>> 16);
};

const firstSlots = 256;

/**
 * Counts different hashes in bounded memory: exactly up to `capacity`, then by adaptive sampling
 * (Wegman): only hashes that end in ever more zero bits are kept, and their number is scaled up.
 */
export const createDistinctCounter = (capacity: number): DistinctCounter => {
  let lows = new Int32Array(firstSlots);
  let highs = new Int32Array(firstSlots);
  let kept = 0;
  /** Hashes whose low half has a one here are not kept any more. */
  let dropped = 0;
  let hasZero = false;

  const put = (low: number, high: number): void => {
    const mask = lows.length - 1;
    // The low bits decide about sampling, so the slot comes from others.
    let slot = (low >>> 13) & mask;
    for (;;) {
      const foundLow = lows[slot] ?? 0;
      const foundHigh = highs[slot] ?? 0;
      if (foundLow === low && foundHigh === high) {
        return;
      }
      if (foundLow === 0 && foundHigh === 0) {
        lows[slot] = low;
        highs[slot] = high;
        kept += 1;
        return;
      }
      slot = (slot + 1) & mask;
    }
  };

  const rebuild = (slots: number): void => {
    const oldLows = lows;
    const oldHighs = highs;
    lows = new Int32Array(slots);
    highs = new Int32Array(slots);
    kept = 0;
    oldLows.forEach((low, slot) => {
      const high = oldHighs[slot] ?? 0;
      if ((low !== 0 || high !== 0) && (low & dropped) === 0) {
        put(low, high);
      }
    });
  };

  return {
    add: (low, high) => {
      if ((low & dropped) !== 0) {
        return;
      }
      if (low === 0 && high === 0) {
        hasZero = true;
        return;
      }
      put(low, high);
      while (kept > capacity) {
        dropped = dropped * 2 + 1;
        rebuild(lows.length);
      }
      if (kept * 2 > lows.length) {
        rebuild(lows.length * 2);
      }
    },
    read: () => ({
      count: (kept + (hasZero ? 1 : 0)) * (dropped + 1),
      isExact: dropped === 0,
    }),
  };
};
