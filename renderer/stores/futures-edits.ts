import type { Driver, Effect, Futures, Scenario } from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import type { Play, Signpost } from '#shared/model/signpost.ts';

/** Pure changes of the futures; each is one undo step when saved. Unknown ids change nothing. */
export const addDriver = (futures: Futures, driver: Driver): Futures => ({
  ...futures,
  drivers: [...futures.drivers, driver],
});

/**
 * Replaces a driver. States of scenarios are drawn into the new range, and a state that now equals
 * the baseline is dropped: a scenario holds only what differs.
 */
export const replaceDriver = (futures: Futures, driver: Driver): Futures => ({
  ...futures,
  drivers: futures.drivers.map((old) => (old.id === driver.id ? driver : old)),
  scenarios: futures.scenarios.map((scenario) => ({
    ...scenario,
    states: scenario.states.flatMap((state) => {
      if (state.driverId !== driver.id) return [state];
      const value = Math.min(driver.high, Math.max(driver.low, state.value));
      return value === driver.baseline ? [] : [{ ...state, value }];
    }),
  })),
});

/** Removes a driver with its effects, its states in every scenario and what it has to do with others. */
export const removeDriver = (futures: Futures, id: DriverId): Futures => ({
  ...futures,
  correlations: futures.correlations.filter(({ one, other }) => one !== id && other !== id),
  impacts: futures.impacts.filter(({ from, on }) => from.driverId !== id && on.driverId !== id),
  drivers: futures.drivers.filter((driver) => driver.id !== id),
  effects: futures.effects.filter((effect) => effect.driverId !== id),
  scenarios: futures.scenarios.map((scenario) => ({
    ...scenario,
    states: scenario.states.filter((state) => state.driverId !== id),
  })),
});

/** The list with `one` in the place of that with the same id, or at its end. */
const put = <T extends { readonly id: string }>(all: readonly T[], one: T): readonly T[] =>
  all.some(({ id }) => id === one.id)
    ? all.map((old) => (old.id === one.id ? one : old))
    : [...all, one];

/** Adds the effect, or replaces the one of the same id. */
export const putEffect = (futures: Futures, effect: Effect): Futures => ({
  ...futures,
  effects: put(futures.effects, effect),
});

export const removeEffect = (futures: Futures, id: EffectId): Futures => ({
  ...futures,
  effects: futures.effects.filter((effect) => effect.id !== id),
});

export const addScenario = (futures: Futures, scenario: Scenario): Futures => ({
  ...futures,
  scenarios: [...futures.scenarios, scenario],
});

export const changeScenario = (
  futures: Futures,
  id: ScenarioId,
  change: Partial<Omit<Scenario, 'id'>>,
): Futures => ({
  ...futures,
  scenarios: futures.scenarios.map((scenario) =>
    scenario.id === id ? withoutUndefined({ ...scenario, ...change }) : scenario,
  ),
});

/** An undefined horizon or probability is none: it is not written. */
const withoutUndefined = ({ horizonMonths, probability, ...rest }: Scenario): Scenario => ({
  ...rest,
  ...(horizonMonths === undefined ? {} : { horizonMonths }),
  ...(probability === undefined ? {} : { probability }),
});

/** Removes a scenario; signposts that spoke for it stay and speak for none. */
export const removeScenario = (futures: Futures, id: ScenarioId): Futures => ({
  ...futures,
  signposts: futures.signposts.map((signpost) =>
    signpost.scenarioId === id ? { ...signpost, scenarioId: null } : signpost,
  ),
  scenarios: futures.scenarios.filter((scenario) => scenario.id !== id),
});

/** `name`, or `name 2`, `name 3` … where it is taken. */
export const freshName = (name: string, taken: readonly string[]): string => {
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
};

/** Puts a copy right after its original. */
export const copyScenario = (futures: Futures, id: ScenarioId, copyId: ScenarioId): Futures => ({
  ...futures,
  scenarios: futures.scenarios.flatMap((scenario) =>
    scenario.id === id
      ? [
          scenario,
          {
            ...scenario,
            id: copyId,
            name: freshName(
              `${scenario.name.slice(0, 110)} (copy)`,
              futures.scenarios.map((other) => other.name),
            ),
          },
        ]
      : [scenario],
  ),
});

/** The state of a driver in a scenario: its baseline where the scenario says nothing. */
export const stateOf = (scenario: Scenario, driver: Driver): number =>
  scenario.states.find((state) => state.driverId === driver.id)?.value ?? driver.baseline;

/** Sets a driver's state, drawn into its range; the baseline is held by saying nothing. */
export const setState = (
  futures: Futures,
  id: ScenarioId,
  driver: Driver,
  value: number,
): Futures => {
  const inRange = Math.min(driver.high, Math.max(driver.low, value));
  return {
    ...futures,
    scenarios: futures.scenarios.map((scenario) => {
      if (scenario.id !== id) return scenario;
      const others = scenario.states.filter((state) => state.driverId !== driver.id);
      return {
        ...scenario,
        states:
          inRange === driver.baseline
            ? others
            : scenario.states.some((state) => state.driverId === driver.id)
              ? scenario.states.map((state) =>
                  state.driverId === driver.id ? { ...state, value: inRange } : state,
                )
              : [...others, { driverId: driver.id, value: inRange }],
      };
    }),
  };
};

/** Changes the lines and views by which futures are read. */
export const changeReading = (futures: Futures, part: Partial<Futures['reading']>): Futures => ({
  ...futures,
  reading: { ...futures.reading, ...part },
});

/** Replaces what drivers have to do with each other in ensembles. */
export const putCorrelations = (
  futures: Futures,
  correlations: Futures['correlations'],
): Futures => ({ ...futures, correlations });

/** Replaces the judgements that the balance of scenarios is checked by. */
export const putImpacts = (futures: Futures, impacts: Futures['impacts']): Futures => ({
  ...futures,
  impacts,
});

/** Replaces the tier plans of one's own. */
export const putPlans = (futures: Futures, plans: Futures['plans']): Futures => ({
  ...futures,
  plans,
});

/** Adds the signpost, or replaces the one of the same id. */
export const putSignpost = (futures: Futures, signpost: Signpost): Futures => ({
  ...futures,
  signposts: put(futures.signposts, signpost),
});

export const removeSignpost = (futures: Futures, id: Signpost['id']): Futures => ({
  ...futures,
  signposts: futures.signposts.filter((signpost) => signpost.id !== id),
});

/** Adds the play, or replaces the one of the same id. */
export const putPlay = (futures: Futures, play: Play): Futures => ({
  ...futures,
  plays: put(futures.plays, play),
});

/** Removes a play; signposts that opened it stay and open none. */
export const removePlay = (futures: Futures, id: Play['id']): Futures => ({
  ...futures,
  plays: futures.plays.filter((play) => play.id !== id),
  signposts: futures.signposts.map((signpost) =>
    signpost.playId === id ? { ...signpost, playId: null } : signpost,
  ),
});
