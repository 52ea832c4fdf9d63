import type { EnsembleRun } from '../../model/ensemble.ts';
import type { Futures } from '../../model/futures.ts';
import { drawEnsemble } from './prepare-ensemble.ts';
import { statesOf } from './run-ensemble.ts';

/** A future of the heat map: the states of the drivers in their order. */
export type HeatColumn = {
  readonly id: string;
  readonly name: string;
  readonly states: Float64Array;
  readonly horizonMonths: number | null;
};

/** Futures of an ensemble that are shown: as many as can be told apart on a projector. */
export const sampledFutures = 24;

/** The scenarios as columns, in their order. */
export const scenarioColumns = ({
  drivers,
  scenarios,
}: Pick<Futures, 'drivers' | 'scenarios'>): readonly HeatColumn[] =>
  scenarios.map(({ id, name, states, horizonMonths }) => {
    const stated = new Map(states.map(({ driverId, value }) => [driverId, value]));
    return {
      ...{ id, name },
      states: Float64Array.from(drivers, (driver) => stated.get(driver.id) ?? driver.baseline),
      horizonMonths: horizonMonths ?? null,
    };
  });

/** So many futures of an ensemble, evenly taken in the order in which they were drawn. */
export const sampleColumns = (
  run: Pick<EnsembleRun, 'facts' | 'settings'>,
  count: number,
): readonly HeatColumn[] => {
  const design = drawEnsemble(run.facts, run.settings);
  const { futures, horizonMonths } = run.settings;
  return Array.from({ length: Math.min(count, futures) }, (_, place) => {
    const future = Math.floor(((place + 0.5) * futures) / Math.min(count, futures));
    return {
      id: `future-${future}`,
      name: `No. ${future + 1}`,
      states: statesOf(design, future).slice(),
      horizonMonths,
    };
  });
};
