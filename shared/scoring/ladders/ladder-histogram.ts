import { microsPerPoint, toMicros } from '../tiers.ts';
import type { RowLadders } from './row-ladders.ts';

/**
 * How many partners of one ladder score what: `bins` equal parts of the scale, the full mark in the last one, as
 * a `PlaceFinder` counts everybody.
 */
export const histogramOfLadder = (
  scores: Float64Array,
  { of, ids }: RowLadders,
  ladder: string | null,
  bins: number,
): Uint32Array => {
  const counts = new Uint32Array(bins);
  const place = ids.indexOf(ladder);
  const width = (100 * microsPerPoint) / bins;
  for (let row = 0; row < scores.length; row += 1) {
    if (of[row] !== place) continue;
    const micros = toMicros(scores[row] ?? NaN);
    if (micros < 0) continue;
    const bin = Math.min(bins - 1, Math.floor(micros / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
};
