import { driverLevels } from '../model/driver-relations.ts';
import type { Driver, Futures, Scenario } from '../model/futures.ts';
import { checkConsistency, type CrossImpact } from './cross-impact.ts';
import type { FuturesFinding } from './futures-finding.ts';

type Level = (typeof driverLevels)[number];

/** What a level is called. */
export const levelNames: Readonly<Record<Level, string>> = {
  low: 'low',
  baseline: 'as today',
  high: 'high',
};

/** The levels that a driver can have: an end that is the baseline is none of its own. */
export const levelsOf = ({ low, baseline, high }: Driver): readonly Level[] =>
  driverLevels.filter(
    (level) =>
      level === 'baseline' ||
      (level === 'low' && low < baseline) ||
      (level === 'high' && high > baseline),
  );

/** The level that a state is nearest to; halfway it is still as today. */
export const levelOf = ({ low, baseline, high }: Driver, state: number): Level => {
  if (state < baseline) return baseline - state > state - low ? 'low' : 'baseline';
  if (state > baseline) return state - baseline > high - state ? 'high' : 'baseline';
  return 'baseline';
};

const signed = (value: number): string => `${value > 0 ? '+' : ''}${value}`.replace('-', '−');

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/**
 * Which drivers of a scenario cannot go together with the others, by cross-impact balance over the levels that
 * their states are nearest to. Judgements about drivers or levels that are not there count for nothing.
 */
export const checkBalance = (
  { drivers, impacts }: Futures,
  scenario: Scenario,
): readonly FuturesFinding[] => {
  const levels = drivers.map(levelsOf);
  const chosen = drivers.map((driver, index) => {
    const state = scenario.states.find(({ driverId }) => driverId === driver.id);
    const level = levelOf(driver, state?.value ?? driver.baseline);
    return Math.max(0, (levels[index] ?? []).indexOf(level));
  });
  const placed = ({ driverId, level }: Futures['impacts'][number]['on']) => {
    const driver = drivers.findIndex(({ id }) => id === driverId);
    return { driver, state: (levels[driver] ?? []).indexOf(level) };
  };
  const known = impacts.flatMap(({ from, on, strength }): readonly CrossImpact[] => {
    const [source, target] = [placed(from), placed(on)];
    return source.state === -1 || target.state === -1
      ? []
      : [{ from: source, on: target, strength }];
  });
  const nameOf = (driver: number): string => drivers[driver]?.name ?? '';
  const levelName = (driver: number, state: number): string =>
    levelNames[levels[driver]?.[state] ?? 'baseline'];
  return checkConsistency(
    chosen,
    levels.map(({ length }) => length),
    known,
  ).map(({ driver, chosen: own, supported, chosenSupport, greatestSupport, against }) => ({
    severity: 'warning' as const,
    about: scenario.id,
    message: `${nameOf(driver)} cannot be ${levelName(driver, own)} here: ${listed(
      against.map((other) => `${nameOf(other)} (${levelName(other, chosen[other] ?? 0)})`),
    )} ${against.length === 1 ? 'speaks' : 'speak'} for ${levelName(driver, supported)}, ${signed(greatestSupport)} against ${signed(chosenSupport)}.`,
  }));
};
