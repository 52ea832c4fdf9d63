/** Limits of every driver, both ends included. */
export type Box = { readonly lower: Float64Array; readonly upper: Float64Array };

/** A box on the way of PRIM, with what it is worth. */
export type BoxStep = {
  readonly box: Box;
  /** Share of all futures of interest that lie in the box. */
  readonly coverage: number;
  /** Share of the futures in the box that are of interest. */
  readonly density: number;
  /** Share of all futures that lie in the box. */
  readonly mass: number;
  /** Drivers with a limit inside of the range of all futures. */
  readonly restricted: number;
};

/** Whether a limit of the box cuts off some of what `whole` holds, for one driver. */
export const isRestricted = (box: Box, whole: Box, driver: number): boolean =>
  (box.lower[driver] ?? NaN) > (whole.lower[driver] ?? NaN) ||
  (box.upper[driver] ?? NaN) < (whole.upper[driver] ?? NaN);

/** How many drivers the box restricts. */
export const countRestricted = (box: Box, whole: Box): number =>
  box.lower.reduce((count, _, driver) => count + Number(isRestricted(box, whole, driver)), 0);
