import type { Driver, Effect, Futures, Scenario } from '../model/futures.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { findMetric } from '../scoring/criteria.ts';

/** Something about the futures that a person should know, shown at what it is about. */
export type FuturesFinding = {
  /** `error`: no result is shown until it is mended; `warning`: it works, but look at it. */
  readonly severity: 'error' | 'warning';
  /** Id of the driver, effect or scenario. */
  readonly about: string;
  readonly message: string;
};

/** Everything wrong or doubtful about drivers, effects and scenarios on the data at hand. */
export const checkFutures = (futures: Futures, snapshot: Snapshot): readonly FuturesFinding[] => [
  ...repeatedNames('driver', futures.drivers),
  ...repeatedNames('scenario', futures.scenarios),
  ...futures.drivers.flatMap(checkDriver),
  ...futures.effects.flatMap((effect) => checkEffect(effect, futures, snapshot)),
  ...futures.scenarios.flatMap((scenario) => checkScenario(scenario, futures)),
];

const repeatedNames = (
  what: string,
  nodes: readonly { readonly id: string; readonly name: string }[],
): readonly FuturesFinding[] => {
  const seen = new Set<string>();
  return nodes.flatMap(({ id, name }) => {
    const folded = name.trim().toLowerCase();
    const isRepeated = seen.has(folded);
    seen.add(folded);
    const message = `Another ${what} is called "${name}" too; give each a name of its own.`;
    return isRepeated ? [{ severity: 'error' as const, about: id, message }] : [];
  });
};

const checkDriver = ({ id, name, low, baseline, high }: Driver): readonly FuturesFinding[] =>
  low <= baseline && baseline <= high && low < high
    ? []
    : [
        {
          severity: 'error',
          about: id,
          message: `${name} must have low ≤ baseline ≤ high and a range; it has ${low}, ${baseline}, ${high}.`,
        },
      ];

const checkEffect = (
  effect: Effect,
  { drivers }: Futures,
  snapshot: Snapshot,
): readonly FuturesFinding[] => {
  const findings: FuturesFinding[] = [];
  const find = (severity: FuturesFinding['severity'], message: string): void => {
    findings.push({ severity, about: effect.id, message });
  };
  if (!drivers.some(({ id }) => id === effect.driverId)) {
    find('error', 'This effect belongs to a driver that is gone; choose another or remove it.');
  }
  if (findMetric(snapshot, effect.metricCode) === undefined) {
    find(
      'warning',
      `No imported file delivers "${effect.metricCode}", so the effect does nothing.`,
    );
  }
  if (effect.size === 0) {
    find('warning', 'The size is 0, so the effect does nothing.');
  }
  const { exposureAttribute } = effect;
  if (exposureAttribute !== null) {
    const attribute = snapshot.attributes.find(({ code }) => code === exposureAttribute);
    if (attribute === undefined) {
      find(
        'warning',
        `No imported file delivers the attribute "${exposureAttribute}", so everybody has the default exposure.`,
      );
    } else {
      const unknown = effect.exposures.filter(({ label }) => !attribute.labels.includes(label));
      if (unknown.length > 0) {
        find(
          'warning',
          `No partner has ${attribute.name} "${unknown.map(({ label }) => label).join('", "')}".`,
        );
      }
    }
  }
  return findings;
};

const checkScenario = (
  { id, name, states }: Scenario,
  { drivers }: Futures,
): readonly FuturesFinding[] =>
  states.flatMap(({ driverId, value }): readonly FuturesFinding[] => {
    const driver = drivers.find((candidate) => candidate.id === driverId);
    if (driver === undefined) {
      return [
        {
          severity: 'error',
          about: id,
          message: `${name} sets a driver that is gone; remove that state.`,
        },
      ];
    }
    return value >= driver.low && value <= driver.high
      ? []
      : [
          {
            severity: 'error',
            about: id,
            message: `${name} sets ${driver.name} to ${value}, outside its range ${driver.low} to ${driver.high}.`,
          },
        ];
  });
