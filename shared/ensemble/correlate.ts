import { err, ok, type Result } from '../result.ts';
import type { Random } from '../random.ts';
import { entry, factorise, solveLower, type Square } from './cholesky.ts';
import { uncorrelated } from './correlation-matrix.ts';
import { drawPermutation } from './latin-hypercube.ts';
import { normalQuantile } from '../statistics/normal.ts';
import { sharesOfDriver, type Shares } from './shares.ts';

/** No set of drivers can be correlated so: the driver at which the matrix breaks. */
export type ImpossibleCorrelation = {
  readonly type: 'ImpossibleCorrelation';
  readonly driver: number;
};

/** Sample correlation matrix of columns of equal length, each with mean 0. */
const correlationOf = (columns: readonly Float64Array[]): Square => {
  const size = columns.length;
  const product = (left: Float64Array, right: Float64Array): number =>
    left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
  const lengths = columns.map((column) => Math.sqrt(product(column, column)));
  const values = new Float64Array(size * size);
  columns.forEach((left, row) => {
    columns.forEach((right, column) => {
      values[row * size + column] =
        row === column
          ? 1
          : product(left, right) / ((lengths[row] ?? NaN) * (lengths[column] ?? NaN));
    });
  });
  return { size, values };
};

/** Ranks from 0; equals in the order in which they stand. */
const ranksOf = (column: Float64Array): Uint32Array => {
  const order = Uint32Array.from(column.keys()).sort(
    (left, right) => (column[left] ?? 0) - (column[right] ?? 0) || left - right,
  );
  const ranks = new Uint32Array(column.length);
  order.forEach((place, rank) => {
    ranks[place] = rank;
  });
  return ranks;
};

/**
 * Rearranges the shares of each driver so that their rank correlation comes close to `target` (R. L. Iman
 * and W. J. Conover, Communications in Statistics B 11, 1982, with van der Waerden scores). No share
 * is changed, only the future in which it stands: a Latin hypercube stays one. With no more futures
 * than drivers the scores themselves cannot be made independent; then they are used as they fall.
 */
export const correlate = (
  shares: Shares,
  target: Square,
  random: Random,
): Result<Shares, ImpossibleCorrelation> => {
  const wanted = factorise(target);
  if ('impossibleAt' in wanted) {
    return err({ type: 'ImpossibleCorrelation', driver: wanted.impossibleAt });
  }
  const { futures, dimensions } = shares;
  const scores = Array.from({ length: dimensions }, () =>
    Float64Array.from(drawPermutation(futures, random), (rank) =>
      normalQuantile((rank + 1) / (futures + 1)),
    ),
  );
  const found = factorise(futures > dimensions ? correlationOf(scores) : uncorrelated(dimensions));
  const values = new Float64Array(shares.values.length);
  const targets = Array.from({ length: dimensions }, () => new Float64Array(futures));
  for (let future = 0; future < futures; future += 1) {
    const drawn = Float64Array.from(scores, (column) => column[future] ?? 0);
    const free = 'lower' in found ? solveLower(found.lower, drawn) : drawn;
    targets.forEach((column, driver) => {
      let sum = 0;
      for (let term = 0; term <= driver; term += 1) {
        sum += entry(wanted.lower, driver, term) * (free[term] ?? 0);
      }
      column[future] = sum;
    });
  }
  targets.forEach((column, driver) => {
    const sorted = sharesOfDriver(shares, driver).sort();
    ranksOf(column).forEach((rank, future) => {
      values[future * dimensions + driver] = sorted[rank] ?? NaN;
    });
  });
  return ok({ futures, dimensions, values });
};
