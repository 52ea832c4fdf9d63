/** Which end of the raw numbers is better. */
export type Direction = 'higher' | 'lower';

/** Where nothing tells partners apart, all get the middle. */
export const midpoint = 50;

/** A share as a value of 0 to 100; beyond 0..1 the nearest end, NaN stays NaN. */
export const valueOfShare = (share: number): number => 100 * Math.min(1, Math.max(0, share));
