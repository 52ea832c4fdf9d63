import type { Driver } from '#shared/model/futures.ts';

/** What is wrong with a driver, by field; empty when it can be saved. */
export type DriverProblems = Partial<Record<'name' | 'baseline' | 'low' | 'high', string>>;

/** Checks one driver before it is saved; `others` are the names of the other drivers. */
export const checkDriver = (
  driver: Omit<Driver, 'id'>,
  others: readonly string[],
): DriverProblems => {
  const problems: { -readonly [Field in keyof DriverProblems]: DriverProblems[Field] } = {};
  const name = driver.name.trim();
  if (name === '') problems.name = 'Give the driver a name.';
  else if (others.some((other) => other.trim() === name)) {
    problems.name = `Another driver is called “${name}”.`;
  }
  if (!Number.isFinite(driver.baseline)) problems.baseline = 'Enter a number.';
  if (!Number.isFinite(driver.low)) problems.low = 'Enter a number.';
  else if (driver.low > driver.baseline) problems.low = 'Must not be above the baseline.';
  if (!Number.isFinite(driver.high)) problems.high = 'Enter a number.';
  else if (driver.high < driver.baseline) problems.high = 'Must not be below the baseline.';
  if (Object.keys(problems).length === 0 && driver.low === driver.high) {
    problems.high = 'Low and high are equal, so the driver could not move.';
  }
  return problems;
};

/** A step for sliders and arrow keys: a power of ten near a hundredth of the range. */
export const stepOf = (driver: Pick<Driver, 'low' | 'high'>): number => {
  const range = driver.high - driver.low;
  if (!(range > 0) || !Number.isFinite(range)) return 1;
  return 10 ** Math.round(Math.log10(range / 100));
};
