/**
 * A point per future in the unit cube, a dimension per driver: `values[future * dimensions + driver]` in
 * 0 < x < 1. How far up its range each driver stands, before its shape is applied.
 */
export type Shares = {
  readonly futures: number;
  readonly dimensions: number;
  readonly values: Float64Array;
};

/** The shares of one driver over all futures, copied. */
export const sharesOfDriver = (
  { futures, dimensions, values }: Shares,
  driver: number,
): Float64Array =>
  Float64Array.from(
    { length: futures },
    (_, future) => values[future * dimensions + driver] ?? NaN,
  );
