import type { Driver } from '../model/futures.ts';
import type { DriverId } from '../model/ids.ts';
import { createRandom } from '../random.ts';
import { ok, type Result } from '../result.ts';
import { correlate, uncorrelated, type ImpossibleCorrelation } from './correlate.ts';
import { driverQuantile, type DriverShape } from './driver-quantile.ts';
import { drawLatinHypercube } from './latin-hypercube.ts';
import { drawSobol } from './sobol.ts';

/** How futures are spread over the ranges of the drivers. */
export const designMethods = ['latinHypercube', 'sobol'] as const;

export type EnsemblePlan = {
  readonly method: (typeof designMethods)[number];
  readonly futures: number;
  /** Whole number; the same seed gives the same futures on every system. */
  readonly seed: number;
  /** By driver; without one `triangular`. */
  readonly shapes: ReadonlyMap<DriverId, DriverShape>;
  /** Rank correlations between −1 and 1; pairs that are not named are 0. */
  readonly correlations: readonly {
    readonly one: DriverId;
    readonly other: DriverId;
    readonly correlation: number;
  }[];
};

/** The drivers' states in each future: `states[future * drivers.length + driver]`, in the drivers' units. */
export type EnsembleDesign = {
  readonly drivers: readonly Driver[];
  readonly futures: number;
  readonly states: Float64Array;
};

/**
 * Spreads futures over the ranges of `drivers`. With correlations the futures are rearranged, see
 * `correlate`; a set of correlations that cannot be is refused with the driver at which it breaks.
 */
export const createDesign = (
  drivers: readonly Driver[],
  plan: EnsemblePlan,
): Result<EnsembleDesign, ImpossibleCorrelation> => {
  const random = createRandom(plan.seed);
  const draw = plan.method === 'sobol' ? drawSobol : drawLatinHypercube;
  const independent = draw(plan.futures, drivers.length, random);
  const arranged =
    plan.correlations.length === 0
      ? ok(independent)
      : correlate(independent, correlationMatrix(drivers, plan), random);
  if (!arranged.ok) {
    return arranged;
  }
  const states = arranged.value.values.map((share, place) => {
    const driver = drivers[place % drivers.length];
    return driver === undefined
      ? NaN
      : driverQuantile(driver, plan.shapes.get(driver.id) ?? 'triangular', share);
  });
  return ok({ drivers, futures: plan.futures, states });
};

const correlationMatrix = (drivers: readonly Driver[], { correlations }: EnsemblePlan) => {
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
