import { valueOfShare } from './clamp-value.ts';

/** Where a metric is best, and where it is worth nothing; all in its own unit, rising. */
export type Target = {
  readonly lower: number;
  readonly bestFrom: number;
  readonly bestTo: number;
  readonly upper: number;
};

/**
 * Best in the middle: 100 from `bestFrom` to `bestTo`, falling in straight lines to 0 at `lower` and at
 * `upper`, 0 beyond (distance to target on both sides, COINr `n_dist2targ` capped). Where an end meets
 * the best, the value drops there at once.
 */
export const targetValue = (raw: number, { lower, bestFrom, bestTo, upper }: Target): number => {
  if (raw >= bestFrom && raw <= bestTo) {
    return 100;
  }
  return raw < bestFrom
    ? valueOfShare(bestFrom > lower ? (raw - lower) / (bestFrom - lower) : 0)
    : valueOfShare(upper > bestTo ? (upper - raw) / (upper - bestTo) : raw === raw ? 0 : NaN);
};
