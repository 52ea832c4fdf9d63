/** From a raw number on, in the metric's unit, this value of 0 to 100 holds. */
export type BandStep = { readonly from: number; readonly value: number };

/**
 * The value of the last step whose number is reached, `below` under the first: a band takes its lower
 * edge. Steps rise. NaN stays NaN.
 */
export const bandsValue = (raw: number, below: number, steps: readonly BandStep[]): number =>
  raw === raw ? (steps.findLast(({ from }) => raw >= from)?.value ?? below) : NaN;
