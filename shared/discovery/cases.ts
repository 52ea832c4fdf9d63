/**
 * Futures in which something of interest happened or not: `states[future * drivers + driver]` are the
 * drivers' states, `isOfInterest[future]` is 1 where it did.
 */
export type Cases = {
  readonly drivers: number;
  readonly states: Float64Array;
  readonly isOfInterest: Uint8Array;
};

/** How many futures are of interest. */
export const countOfInterest = (isOfInterest: Uint8Array): number =>
  isOfInterest.reduce((sum, flag) => sum + flag, 0);
