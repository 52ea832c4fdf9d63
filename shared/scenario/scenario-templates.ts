import type { Driver, DriverTheme, Futures, Scenario } from '../model/futures.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { findMetric } from '../scoring/criteria.ts';

/** Where a template moves the drivers of a theme: to the end that helps or hurts partners, or upwards. */
type Push = {
  readonly theme: DriverTheme;
  readonly towards: 'helps' | 'hurts' | 'high';
  /** How far from the baseline to that end, 0..1. */
  readonly share: number;
};

/** A future to start from; its states are a start for the discussion, not a forecast. */
export type ScenarioTemplate = {
  readonly name: string;
  readonly narrative: string;
  readonly pushes: readonly Push[];
};

export const scenarioTemplates: readonly ScenarioTemplate[] = [
  {
    name: 'Boom',
    narrative: 'Markets grow faster than anybody planned, and customers spend.',
    pushes: [{ theme: 'market', towards: 'helps', share: 0.75 }],
  },
  {
    name: 'Squeeze',
    narrative: 'Customers cut budgets and rivals undercut prices; margins shrink.',
    pushes: [
      { theme: 'market', towards: 'hurts', share: 0.5 },
      { theme: 'competition', towards: 'hurts', share: 0.5 },
    ],
  },
  {
    name: 'Platform shift',
    narrative: 'Demand moves to a new technology; who sold the old one must follow.',
    pushes: [{ theme: 'technology', towards: 'high', share: 1 }],
  },
  {
    name: 'Regulation',
    narrative: 'New rules come into force and cost time and money to comply with.',
    pushes: [{ theme: 'regulation', towards: 'high', share: 1 }],
  },
  {
    name: 'New entrant',
    narrative: 'A strong rival enters the market and courts customers and partners.',
    pushes: [{ theme: 'competition', towards: 'hurts', share: 1 }],
  },
  {
    name: 'Loss of a market',
    narrative: 'A market that much depends on closes or collapses.',
    pushes: [{ theme: 'market', towards: 'hurts', share: 1 }],
  },
];

/** Whether partners gain when a driver rises: more effects that better a metric than that worsen one. */
const riseHelps = (driver: Driver, { effects }: Futures, snapshot: Snapshot): boolean | null => {
  const balance = effects
    .filter(({ driverId }) => driverId === driver.id)
    .reduce((sum, { size, metricCode }) => {
      const isBetter = findMetric(snapshot, metricCode)?.higherIsBetter ?? true;
      return sum + Math.sign(size) * (isBetter ? 1 : -1);
    }, 0);
  return balance === 0 ? null : balance > 0;
};

/** A tidy number near `value` within the range. */
const tidy = (value: number, { low, high }: Driver): number => {
  const step = 10 ** Math.floor(Math.log10((high - low) / 100));
  const rounded = Number((Math.round(value / step) * step).toPrecision(12));
  return Math.min(high, Math.max(low, rounded));
};

/**
 * The states that a template gives the drivers at hand. Which end helps is told by the effects; a driver whose
 * effects do not tell goes up where it should hurt, and stays where it should help.
 */
export const statesOfTemplate = (
  { pushes }: ScenarioTemplate,
  futures: Futures,
  snapshot: Snapshot,
): Scenario['states'] =>
  pushes.flatMap(({ theme, towards, share }) =>
    futures.drivers.flatMap((driver) => {
      if (driver.theme !== theme) return [];
      const helps = riseHelps(driver, futures, snapshot);
      if (towards === 'helps' && helps === null) return [];
      const goesUp = towards === 'high' || (towards === 'helps') === (helps ?? false);
      const end = goesUp ? driver.high : driver.low;
      const value = tidy(driver.baseline + share * (end - driver.baseline), driver);
      return value === driver.baseline ? [] : [{ driverId: driver.id, value }];
    }),
  );
