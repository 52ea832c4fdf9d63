import { describe, expect, it } from 'vitest';
import { noFutures, type Effect, type Futures, type Scenario } from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import { applyScenario } from '#shared/scenario/apply-scenario.ts';
import { checkFutures } from '#shared/scenario/check-futures.ts';
import { compareScenario } from '#shared/scenario/compare-scenario.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const cloud = 'cloud' as DriverId;
const effect = (overrides: Partial<Effect> = {}): Effect => ({
  id: 'effect' as EffectId,
  driverId: cloud,
  metricCode: 'revenue',
  kind: 'multiply',
  size: -0.01,
  exposureAttribute: 'technology',
  exposures: [
    { label: 'Servers', share: 1 },
    { label: 'Cloud', share: 0 },
  ],
  defaultShare: 0.5,
  reason: '',
  ...overrides,
});
const futures = (...effects: readonly Effect[]): Futures => ({
  ...noFutures,
  drivers: [
    { id: cloud, name: 'Cloud', theme: 'technology', unit: '%', baseline: 40, low: 0, high: 100 },
  ],
  effects,
  scenarios: [],
});
const shift: Scenario = {
  id: 'shift' as ScenarioId,
  name: 'Shift',
  narrative: '',
  states: [{ driverId: cloud, value: 80 }],
};
const snapshot = aSnapshot(
  [aMetric('revenue', [100, 100, 100, 'missing']), aMetric('growth', [1, 2, 3, 4])],
  [anAttribute('technology', ['Servers', 'Cloud', 'Mixed', 'Servers'])],
);
const revenueIn = (scenario: Scenario | null, ...effects: readonly Effect[]): readonly number[] => [
  ...(applyScenario(snapshot, futures(...effects), scenario).metrics[0]?.values ?? []),
];

describe('a scenario', () => {
  it('moves each partner by its exposure and leaves gaps as gaps', () => {
    // Δ = 40, so Servers lose 40 %, Cloud nothing, others half of it.
    expect(revenueIn(shift, effect())).toEqual([60, 100, 80, NaN]);
  });

  it('multiplies first and adds then, in whatever order effects are listed', () => {
    const add = effect({ kind: 'add', size: 0.5, exposureAttribute: null, defaultShare: 1 });
    expect(revenueIn(shift, add, effect())).toEqual([80, 120, 100, NaN]);
    expect(revenueIn(shift, effect(), add)).toEqual([80, 120, 100, NaN]);
  });

  it('is today when no driver leaves its baseline, and shares what it does not touch', () => {
    const still = { ...shift, states: [{ driverId: cloud, value: 40 }] };
    expect(revenueIn(still, effect())).toEqual(revenueIn(null, effect()));
    const then = applyScenario(snapshot, futures(effect()), shift);
    expect(then.metrics[1]).toBe(snapshot.metrics[1]);
    expect([...(snapshot.metrics[0]?.values ?? [])]).toEqual([100, 100, 100, NaN]);
  });

  it('is scored against the ranges of today, so a loss for all lowers all', () => {
    const model = aModel({
      dimensions: [aDimension('d', [aCriterion('revenue')])],
      tiers: [aTier('High', 50), aTier('Low', null)],
    });
    const data = aSnapshot([aMetric('revenue', [0, 100, 60])]);
    const all = effect({ exposureAttribute: null, defaultShare: 1 });
    const { now, then, movement } = compareScenario(model, data, futures(all), shift);
    expect([[...now.scores], [...then.scores]]).toEqual([
      [0, 100, 60],
      [0, 60, 36],
    ]);
    expect([[...now.tiers], [...then.tiers], movement.down]).toEqual([[1, 0, 0], [1, 0, 1], 1]);
  });
});

describe('checking futures', () => {
  it('finds nothing wrong with sound ones', () => {
    expect(checkFutures({ ...futures(effect()), scenarios: [shift] }, snapshot)).toEqual([]);
  });

  it('names a range that is none, a state outside it, and what points nowhere', () => {
    const broken: Futures = {
      ...noFutures,
      drivers: [
        { id: cloud, name: 'Cloud', theme: 'market', unit: '%', baseline: 40, low: 50, high: 60 },
      ],
      effects: [
        effect({ driverId: 'gone' as DriverId, metricCode: 'gone', exposureAttribute: 'gone' }),
        effect({ size: 0, exposures: [{ label: 'Steam', share: 1 }] }),
      ],
      scenarios: [shift, { ...shift, states: [{ driverId: 'gone' as DriverId, value: 1 }] }],
    };
    expect(checkFutures(broken, snapshot).map(({ message }) => message)).toEqual([
      'Another scenario is called "Shift" too; give each a name of its own.',
      'Cloud must have low ≤ baseline ≤ high and a range; it has 50, 40, 60.',
      'This effect belongs to a driver that is gone; choose another or remove it.',
      'No imported file delivers "gone", so the effect does nothing.',
      'No imported file delivers the attribute "gone", so everybody has the default exposure.',
      'The size is 0, so the effect does nothing.',
      'No partner has technology "Steam".',
      'Shift sets Cloud to 80, outside its range 50 to 60.',
      'Shift sets a driver that is gone; remove that state.',
    ]);
  });
});
