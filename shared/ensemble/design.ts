import type { EnsembleSettings } from '../model/ensemble.ts';
import type { Driver } from '../model/futures.ts';
import type { DriverId } from '../model/ids.ts';
import { createRandom } from '../random.ts';
import { ok, type Result } from '../result.ts';
import { correlate, type ImpossibleCorrelation } from './correlate.ts';
import { correlationMatrix } from './correlation-matrix.ts';
import { driverQuantile } from './driver-quantile.ts';
import { drawLatinHypercube } from './latin-hypercube.ts';
import { drawSobol } from './sobol.ts';

export type EnsemblePlan = {
  readonly method: EnsembleSettings['method'];
  readonly futures: number;
  /** Whole number; the same seed gives the same futures on every system. */
  readonly seed: number;
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
 * Spreads futures over the ranges of `drivers`, each by its shape, `triangular` without one. With correlations the futures are rearranged, see
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
      : correlate(independent, correlationMatrix(drivers, plan.correlations), random);
  if (!arranged.ok) {
    return arranged;
  }
  const states = arranged.value.values.map((share, place) => {
    const driver = drivers[place % drivers.length];
    return driver === undefined ? NaN : driverQuantile(driver, driver.shape ?? 'triangular', share);
  });
  return ok({ drivers, futures: plan.futures, states });
};
