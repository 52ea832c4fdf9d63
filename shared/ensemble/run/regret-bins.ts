import type { StateFrame } from './state-scorer.ts';

/** Bins of half a point from 0 to 100; the last takes 100 itself. */
const bins = 201;
const binsPerPoint = 2;

/** How often each partner had which regret, to half a point: `counts[row · 201 + bin]`. */
export type RegretBins = { readonly rows: number; readonly counts: Uint32Array };

/** Bytes that the bins of a partner take. */
export const regretBytes = bins * 4;

export const createRegretBins = (rows: number): RegretBins => ({
  rows,
  counts: new Uint32Array(rows * bins),
});

/** Takes the regrets of one more future; a partner without a score has none. */
export const takeRegrets = (
  { counts }: RegretBins,
  { scores, highest }: Pick<StateFrame, 'scores' | 'highest'>,
): void => {
  for (let row = 0; row < scores.length; row += 1) {
    const regret = highest - (scores[row] ?? NaN);
    if (regret === regret) {
      const slot = row * bins + Math.min(bins - 1, Math.floor(regret * binsPerPoint));
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
  }
};

export const mergeRegrets = (into: RegretBins, other: RegretBins): void => {
  other.counts.forEach((count, slot) => {
    into.counts[slot] = (into.counts[slot] ?? 0) + count;
  });
};

/**
 * By partner the regret that is not passed in `share` of its futures with a score, by a straight line within
 * the bin: it is right to half a point. NaN without a score in any future.
 */
export const regretQuantileOf = ({ rows, counts }: RegretBins, share: number): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) => {
    const own = counts.subarray(row * bins, (row + 1) * bins);
    const total = own.reduce((sum, count) => sum + count, 0);
    if (total === 0) {
      return NaN;
    }
    const wanted = share * total;
    let below = 0;
    for (let bin = 0; bin < bins; bin += 1) {
      const count = own[bin] ?? 0;
      if (count > 0 && below + count >= wanted) {
        return (bin + (wanted - below) / count) / binsPerPoint;
      }
      below += count;
    }
    return 100;
  });
