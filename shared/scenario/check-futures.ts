import type { Driver, Futures, Scenario } from '../model/futures.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { explainImpossible } from '../ensemble/explain-impossible.ts';
import { checkEffects } from './check-effects.ts';
import type { FuturesFinding } from './futures-finding.ts';

/**
 * Everything wrong or doubtful about drivers, effects and scenarios on the data at hand; with a model also
 * effects on what nothing reads.
 */
export const checkFutures = (
  futures: Futures,
  snapshot: Snapshot,
  model: ScoringModel | null = null,
): readonly FuturesFinding[] => [
  ...repeatedNames('driver', futures.drivers),
  ...repeatedNames('scenario', futures.scenarios),
  ...futures.drivers.flatMap(checkDriver),
  ...checkEffects(futures, snapshot, model),
  ...futures.scenarios.flatMap((scenario) => checkScenario(scenario, futures)),
  ...checkProbabilities(futures),
  ...checkCorrelations(futures),
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

/** What is said of probabilities as a whole; it is about all scenarios. */
export const aboutProbabilities = 'probabilities';

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** Probabilities are said of all scenarios or of none, and sum to 1. */
const checkProbabilities = ({ scenarios }: Futures): readonly FuturesFinding[] => {
  const said = scenarios.filter(({ probability }) => probability !== undefined);
  if (said.length === 0) {
    return [];
  }
  const without = scenarios.filter(({ probability }) => probability === undefined);
  const sum = said.reduce((total, { probability = 0 }) => total + probability, 0);
  const message =
    without.length > 0
      ? `${without.map(({ name }) => name).join(', ')} ${without.length === 1 ? 'has' : 'have'} no probability, the others have; give each scenario one, or none.`
      : Math.abs(sum - 1) > 1e-6
        ? `The probabilities of the scenarios sum to ${percent(sum)}; they are of futures of which one comes, so they must sum to 100 %.`
        : null;
  return message === null ? [] : [{ severity: 'error', about: aboutProbabilities, message }];
};

/** What is said of correlations as a whole. */
export const aboutCorrelations = 'correlations';

const checkCorrelations = ({ drivers, correlations }: Futures): readonly FuturesFinding[] => {
  const impossible = explainImpossible(drivers, correlations);
  return impossible === null
    ? []
    : [{ severity: 'error', about: aboutCorrelations, message: impossible.message }];
};
