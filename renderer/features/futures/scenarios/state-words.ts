import type { Driver } from '#shared/model/futures.ts';
import { signed } from '#shared/scenario/effect-sentence.ts';

const withUnit = (text: string, unit: string): string => (unit === '' ? text : `${text} ${unit}`);

/** A state as it is read out, for example `+10 points` or, away from 0, `12 % (baseline 8)`. */
export const describeState = (driver: Driver, value: number): string => {
  if (driver.baseline === 0) return withUnit(value === 0 ? '0' : signed(value), driver.unit);
  const plain = withUnit(signed(value).replace(/^\+/u, ''), driver.unit);
  return value === driver.baseline
    ? plain
    : `${plain} (baseline ${signed(driver.baseline).replace(/^\+/u, '')})`;
};

/** The name of the undo step of a changed state, for example `Crisis: Market growth to −10 points`. */
export const stateLabel = (scenarioName: string, driver: Driver, value: number): string =>
  value === driver.baseline
    ? `${scenarioName}: ${driver.name} back to its baseline`
    : `${scenarioName}: ${driver.name} to ${withUnit(signed(value).replace(/^\+/u, ''), driver.unit)}`;
