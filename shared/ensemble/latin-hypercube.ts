import type { Random } from '../random.ts';
import type { Shares } from './shares.ts';

/** Whole numbers 0 … size−1 in an order drawn by Fisher and Yates. */
export const drawPermutation = (size: number, random: Random): Uint32Array => {
  const order = Uint32Array.from({ length: size }, (_, index) => index);
  for (let last = size - 1; last > 0; last -= 1) {
    const other = random.integer(0, last);
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
  return order;
};

/**
 * Latin hypercube (M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21, 1979): each driver's
 * range is cut into as many equal slices as there are futures, and every slice is used exactly once, at a
 * random place within it.
 */
export const drawLatinHypercube = (futures: number, dimensions: number, random: Random): Shares => {
  const values = new Float64Array(futures * dimensions);
  for (let driver = 0; driver < dimensions; driver += 1) {
    drawPermutation(futures, random).forEach((slice, future) => {
      values[future * dimensions + driver] = withinSlice(slice, futures, random.share());
    });
  }
  return { futures, dimensions, values };
};

/** Rounding must not carry a point into the next slice, nor to an end of the range. */
const withinSlice = (slice: number, slices: number, place: number): number => {
  const inside = Math.min(0.999_999, Math.max(1e-6, place));
  return (slice + inside) / slices;
};
