import type { Correlation } from '../model/driver-relations.ts';
import type { Driver } from '../model/futures.ts';
import { entry, factorise, type Square } from './cholesky.ts';
import { correlationMatrix } from './correlation-matrix.ts';
import { possibleCorrelation } from './nearest-correlation.ts';

/** Correlations that cannot be together, why, and the nearest that can. */
export type ImpossibleCorrelations = {
  readonly message: string;
  /** The given pairs with correlations that can be together, and pairs that these bring along. */
  readonly nearest: readonly Omit<Correlation, 'id'>[];
};

const shown = (correlation: number): string =>
  String(Math.round(correlation * 100) / 100).replace('-', '−');

/** Three drivers of which two pairs force the third, or null where more than three are needed. */
const impossibleThree = (matrix: Square): readonly [number, number, number] | null => {
  const { size } = matrix;
  for (let a = 0; a < size; a += 1) {
    for (let b = a + 1; b < size; b += 1) {
      for (let c = b + 1; c < size; c += 1) {
        const [x, y, z] = [entry(matrix, a, b), entry(matrix, a, c), entry(matrix, b, c)];
        if (1 + 2 * x * y * z - x * x - y * y - z * z <= 1e-12) return [a, b, c];
      }
    }
  }
  return null;
};

const explain = (
  drivers: readonly Pick<Driver, 'name'>[],
  matrix: Square,
  breaksAt: number,
): string => {
  const name = (place: number): string => drivers[place]?.name ?? '';
  const three = impossibleThree(matrix);
  if (three === null) {
    return `The correlations of ${name(breaksAt)} cannot be together with those of the drivers before it.`;
  }
  const [a, b, c] = three;
  const [x, y, z] = [entry(matrix, a, b), entry(matrix, a, c), entry(matrix, b, c)];
  const room = Math.sqrt(Math.max(0, (1 - x * x) * (1 - y * y)));
  const [least, most] = [x * y - room, x * y + room];
  return `${name(b)} and ${name(c)} cannot be correlated by ${shown(z)}: with ${shown(x)} and ${shown(y)} to ${name(a)}, they are so by more than ${shown(least)} and less than ${shown(most)}.`;
};

/**
 * Null where drivers can be correlated so; else the three that cannot, or the driver at which it breaks, and
 * what is nearest. Correlations of ±1 count as impossible: such a pair is one driver.
 */
export const explainImpossible = (
  drivers: readonly Pick<Driver, 'id' | 'name'>[],
  correlations: readonly Omit<Correlation, 'id'>[],
): ImpossibleCorrelations | null => {
  const whole = correlations.find(({ correlation }) => Math.abs(correlation) >= 1);
  const matrix = correlationMatrix(drivers, correlations);
  const found = factorise(matrix);
  if ('lower' in found) {
    return null;
  }
  const nearest = possibleCorrelation(matrix);
  const named = new Set(correlations.map(({ one, other }) => [one, other].sort().join(' ')));
  const nameOf = (id: string): string => drivers.find((driver) => driver.id === id)?.name ?? id;
  return {
    message:
      whole === undefined
        ? explain(drivers, matrix, found.impossibleAt)
        : `${nameOf(whole.one)} and ${nameOf(whole.other)} cannot be correlated by ${shown(whole.correlation)}: they would be one driver. Stay between −1 and 1.`,
    nearest: drivers.flatMap(({ id: one }, row) =>
      drivers.slice(row + 1).flatMap(({ id: other }, offset) => {
        const correlation = entry(nearest, row, row + 1 + offset);
        return correlation !== 0 || named.has([one, other].sort().join(' '))
          ? [{ one, other, correlation }]
          : [];
      }),
    ),
  };
};
