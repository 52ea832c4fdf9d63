import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesign, type EnsemblePlan } from '#shared/ensemble/design.ts';
import { driverQuantile } from '#shared/ensemble/driver-quantile.ts';
import { driverShapes } from '#shared/model/futures.ts';
import type { Driver } from '#shared/model/futures.ts';
import type { DriverId } from '#shared/model/ids.ts';

const aDriver = (name: string, low: number, baseline: number, high: number): Driver => ({
  id: name as DriverId,
  name,
  theme: 'market',
  unit: '',
  low,
  baseline,
  high,
});

const drivers = [
  aDriver('growth', 10, 20, 50),
  aDriver('wages', 90, 100, 140),
  aDriver('rules', 0, 1, 3),
];
const plan: EnsemblePlan = {
  method: 'latinHypercube',
  futures: 500,
  seed: 7,
  correlations: [],
};

const column = (states: Float64Array, driver: number): readonly number[] =>
  [...states].filter((_, place) => place % drivers.length === driver);

const rankCorrelation = (one: readonly number[], other: readonly number[]): number => {
  const ranks = (values: readonly number[]): number[] => {
    const sorted = [...values].sort((a, b) => a - b);
    return values.map((value) => sorted.indexOf(value) - (values.length - 1) / 2);
  };
  const [left, right] = [ranks(one), ranks(other)];
  const product = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return product(left, right) / Math.sqrt(product(left, left) * product(right, right));
};

const statesOf = (changes: Partial<EnsemblePlan>): Float64Array => {
  const design = createDesign(drivers, { ...plan, ...changes });
  if (!design.ok) throw new Error('the design is possible');
  return design.value.states;
};

describe('the state of a driver', () => {
  const [growth] = drivers;
  if (growth === undefined) throw new Error('there are drivers');

  // scipy.stats.triang and truncnorm 1.17, which the shapes are named after.
  it.each([
    ['triangular', [16.32455532033676, 25.50510257216822, 39.045548849896676]],
    ['normal', [13.02211508708334, 21.984478996034472, 33.69961994679039]],
    ['uniform', [14, 30, 46]],
  ] as const)('has the quantiles of a %s shape', (shape, quantiles) => {
    quantiles.forEach((quantile, index) => {
      const found = driverQuantile(growth, shape, [0.1, 0.5, 0.9][index] ?? NaN);
      expect(found).toBeCloseTo(quantile, 10);
    });
  });

  it('rises with its share and stays within the range, wherever the baseline is', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...driverShapes), shares, shares, shares, (shape, a, b, c) => {
        const driver = { low: -3, baseline: -3 + 10 * c, high: 7 };
        const [lower, upper] = [Math.min(a, b), Math.max(a, b)];
        const from = driverQuantile(driver, shape, lower);
        const to = driverQuantile(driver, shape, upper);
        expect(from).toBeLessThanOrEqual(to);
        expect([from >= -3, to <= 7]).toEqual([true, true]);
      }),
    );
  });

  it('is the one that it can be without a range', () => {
    expect(
      driverShapes.map((shape) => driverQuantile({ low: 2, baseline: 2, high: 2 }, shape, 0.3)),
    ).toEqual([2, 2, 2]);
  });
});

describe('the design of an ensemble', () => {
  it('is the same for the same seed and another for another', () => {
    expect(statesOf({})).toEqual(statesOf({}));
    expect(statesOf({ seed: 8 })).not.toEqual(statesOf({}));
    expect(statesOf({ method: 'sobol' })).not.toEqual(statesOf({}));
  });

  it('keeps the states and rearranges them where drivers go together', () => {
    const correlations = [
      { one: 'growth' as DriverId, other: 'wages' as DriverId, correlation: 0.8 },
      { one: 'wages' as DriverId, other: 'rules' as DriverId, correlation: -0.4 },
    ];
    for (const method of ['latinHypercube', 'sobol'] as const) {
      const free = statesOf({ method });
      const bound = statesOf({ method, correlations });
      [0, 1, 2].forEach((driver) =>
        expect([...column(bound, driver)].sort()).toEqual([...column(free, driver)].sort()),
      );
      expect(rankCorrelation(column(bound, 0), column(bound, 1))).toBeCloseTo(0.79, 1);
      expect(rankCorrelation(column(bound, 1), column(bound, 2))).toBeCloseTo(-0.38, 1);
      expect(rankCorrelation(column(bound, 0), column(bound, 2))).toBeCloseTo(0, 1);
    }
  });

  it('names the driver at which correlations contradict each other', () => {
    const pair = (one: string, other: string, correlation: number) => ({
      one: one as DriverId,
      other: other as DriverId,
      correlation,
    });
    const design = createDesign(drivers, {
      ...plan,
      correlations: [
        pair('growth', 'wages', 0.9),
        pair('wages', 'rules', 0.9),
        pair('growth', 'rules', -0.9),
      ],
    });
    expect(design).toEqual({ ok: false, error: { type: 'ImpossibleCorrelation', driver: 2 } });
  });
});
