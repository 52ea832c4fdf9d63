import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDriver, stepOf } from '#renderer/features/futures/drivers/check-driver.ts';
import { driverTemplates } from '#renderer/features/futures/drivers/driver-templates.ts';

const cloud = {
  name: 'Cloud adoption',
  theme: 'technology',
  unit: 'points',
  baseline: 0,
  low: -10,
  high: 40,
} as const;

describe('checking a driver', () => {
  it('lets every template through', () => {
    for (const template of driverTemplates) expect(checkDriver(template, [])).toEqual({});
    expect(new Set(driverTemplates.map(({ name }) => name)).size).toBe(driverTemplates.length);
  });

  it('says which field is wrong and why', () => {
    expect(checkDriver({ ...cloud, name: ' ', low: 1, high: -1 }, [])).toEqual({
      name: 'Give the driver a name.',
      low: 'Must not be above the baseline.',
      high: 'Must not be below the baseline.',
    });
    expect(checkDriver(cloud, ['Cloud adoption'])).toEqual({
      name: 'Another driver is called “Cloud adoption”.',
    });
    expect(checkDriver({ ...cloud, low: 0, high: 0 }, [])).toEqual({
      high: 'Low and high are equal, so the driver could not move.',
    });
    expect(checkDriver({ ...cloud, baseline: Number.NaN }, [])).toEqual({
      baseline: 'Enter a number.',
    });
  });
});

describe('the step of a driver', () => {
  it('divides the range into some 30 to 320 steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (range) => {
        const steps = range / stepOf({ low: 0, high: range });
        return steps >= 31 && steps <= 317;
      }),
    );
  });
});
