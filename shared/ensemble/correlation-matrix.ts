import type { Correlation } from '../model/driver-relations.ts';
import type { Driver } from '../model/futures.ts';
import type { Square } from './cholesky.ts';

/** The identity: drivers that know nothing of each other. */
export const uncorrelated = (size: number): Square => ({
  size,
  values: Float64Array.from({ length: size * size }, (_, place) =>
    place % (size + 1) === 0 ? 1 : 0,
  ),
});

/** Correlations as a matrix in the order of the drivers; pairs that are not named are 0. */
export const correlationMatrix = (
  drivers: readonly Pick<Driver, 'id'>[],
  correlations: readonly Omit<Correlation, 'id'>[],
): Square => {
  const size = drivers.length;
  const matrix = uncorrelated(size);
  const placeOf = new Map(drivers.map(({ id }, place) => [id, place]));
  for (const { one, other, correlation } of correlations) {
    const row = placeOf.get(one);
    const column = placeOf.get(other);
    if (row !== undefined && column !== undefined && row !== column) {
      matrix.values[row * size + column] = correlation;
      matrix.values[column * size + row] = correlation;
    }
  }
  return matrix;
};
