import { describe, expect, it } from 'vitest';
import { createFutureBill } from '#shared/ensemble/run/future-bill.ts';
import {
  regretQuantileOf,
  createRegretBins,
  takeRegrets,
} from '#shared/ensemble/run/regret-bins.ts';
import { tornadoOf } from '#shared/ensemble/run/tornado.ts';
import { createPartnerScorer } from '#shared/ensemble/run/partner-scorer.ts';
import { noFutures, type Driver, type Effect } from '#shared/model/futures.ts';
import type { DriverId, EffectId } from '#shared/model/ids.ts';
import { addFormulas } from '#shared/metrics/formula/add-formulas.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const demand: Driver = {
  id: 'demand' as DriverId,
  name: 'Demand',
  theme: 'market',
  unit: '%',
  baseline: 0,
  low: -50,
  high: 50,
};
const cost: Driver = { ...demand, id: 'cost' as DriverId, name: 'Cost' };
const effect = (driver: Driver, metricCode: string, size: number): Effect => ({
  id: `${driver.name} ${metricCode}` as EffectId,
  driverId: driver.id,
  metricCode,
  kind: 'multiply',
  size,
  exposureAttribute: null,
  exposures: [],
  defaultShare: 1,
  reason: '',
});
const futures = {
  ...noFutures,
  drivers: [demand, cost],
  effects: [effect(demand, 'revenue', 0.01), effect(cost, 'growth', -0.002)],
};
const model = aModel({
  tiers: [
    aTier('Gold', 70, { rules: { fixedCost: 100, rate: 0.1 } }),
    aTier('Silver', 40, { rules: { fixedCost: 10 } }),
    aTier('Bronze', null),
  ],
  rules: { moneyMetric: 'revenue' },
});
const snapshot = aSnapshot([
  aMetric('revenue', [1000, 500, -20, 'missing']),
  aMetric('growth', [10, 5, 0, 5]),
  aMetric('reach', [3, 2, 1, 2]),
]);
const tiers = Uint8Array.of(0, 1, 0, noTier);

describe('the bill of a future', () => {
  it('takes rates of the money of that future, by effect and by formula', () => {
    const bill = createFutureBill(model, snapshot, futures);
    // Gold: 100 + 10 % of 1,500; Silver: 10; Gold without money: 100; nobody is billed without a tier.
    expect(bill?.(Float64Array.of(50, 0), tiers)).toBe(100 + 150 + 10 + 100);
    expect(bill?.(Float64Array.of(0, 0), tiers)).toBe(100 + 100 + 10 + 100);
    const twice = addFormulas(snapshot, [
      {
        ...{ id: 'f', code: 'twice', name: 'Twice', formula: 'revenue * 2' },
        ...{ unit: '', decimals: 0, higherIsBetter: true },
      },
    ]);
    const byFormula = createFutureBill(
      { ...model, rules: { ...model.rules, moneyMetric: 'twice' } },
      twice,
      futures,
    );
    expect(byFormula?.(Float64Array.of(50, 0), tiers)).toBe(100 + 300 + 10 + 100);
  });

  it('is none where no tier costs anything', () => {
    expect(createFutureBill(aModel(), snapshot, futures)).toBeNull();
  });
});

describe('regrets in bins', () => {
  it('give their quantile to half a point', () => {
    const bins = createRegretBins(1);
    for (let future = 0; future < 100; future += 1) {
      takeRegrets(bins, { scores: Float64Array.of(100 - future * 0.5 - 0.25), highest: 100 });
    }
    takeRegrets(bins, { scores: Float64Array.of(NaN), highest: 100 });
    expect(regretQuantileOf(bins, 0.9)).toEqual(Float64Array.of(45));
    expect(regretQuantileOf(createRegretBins(1), 0.9)).toEqual(Float64Array.of(NaN));
  });
});

describe('a tornado', () => {
  it('moves each driver alone, the widest first', () => {
    const scorer = createPartnerScorer(model, snapshot, futures, 1);
    const { score, tier, bars } = tornadoOf(scorer, futures.drivers);
    expect([score, tier]).toEqual([scorer.scoreAt(Float64Array.of(0, 0)).scores[0], 1]);
    expect(bars.map(({ driver, low, high }) => [driver.name, low, high])).toEqual([
      [
        'Demand',
        scorer.scoreAt(Float64Array.of(-50, 0)).scores[0],
        scorer.scoreAt(Float64Array.of(50, 0)).scores[0],
      ],
      [
        'Cost',
        scorer.scoreAt(Float64Array.of(0, -50)).scores[0],
        scorer.scoreAt(Float64Array.of(0, 50)).scores[0],
      ],
    ]);
    expect(bars[0]?.spread).toBeGreaterThan(bars[1]?.spread ?? NaN);
  });
});
