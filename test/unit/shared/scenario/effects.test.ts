import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Driver, Effect } from '#shared/model/futures.ts';
import { noFutures } from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import { applyScenario } from '#shared/scenario/apply-scenario.ts';
import { checkFutures } from '#shared/scenario/check-futures.ts';
import { exposuresOf } from '#shared/scenario/exposure.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const price: Driver = {
  id: 'price' as DriverId,
  name: 'Price',
  theme: 'market',
  unit: 'EUR',
  baseline: 100,
  low: 50,
  high: 200,
};

const anEffect = (overrides: Partial<Effect> = {}): Effect => ({
  id: 'e' as EffectId,
  driverId: price.id,
  metricCode: 'revenue',
  kind: 'multiply',
  size: 0.01,
  exposureAttribute: null,
  exposures: [],
  defaultShare: 1,
  reason: '',
  ...overrides,
});

const snapshot = aSnapshot(
  [
    aMetric('revenue', [100, 200, 300]),
    aMetric('share', [25, 150, 'missing'], { name: 'Share of revenue', unit: '%' }),
    aMetric('idle', [1, 2, 3], { name: 'Idle' }),
  ],
  [anAttribute('region', ['North', 'South', 'North'])],
);

const revenueAt = (effect: Effect, value: number, horizonMonths?: number): readonly number[] => {
  const then = applyScenario(
    snapshot,
    { ...noFutures, drivers: [price], effects: [effect] },
    {
      id: 's' as ScenarioId,
      name: 'S',
      narrative: '',
      states: [{ driverId: price.id, value }],
      ...(horizonMonths === undefined ? {} : { horizonMonths }),
    },
  );
  return [...(then.metrics[0]?.values ?? [])];
};

const messages = (effect: Effect, drivers: readonly Driver[] = [price]): readonly string[] =>
  checkFutures({ ...noFutures, drivers, effects: [effect] }, snapshot, aModel()).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );

describe('an elasticity', () => {
  it('changes the metric by the ratio of the driver to a power, by the share that is exposed', () => {
    expect(revenueAt(anEffect({ kind: 'elasticity', size: -2 }), 200)).toEqual([25, 50, 75]);
    expect(revenueAt(anEffect({ kind: 'elasticity', size: 0.5, defaultShare: 0.5 }), 25)).toEqual([
      75, 150, 225,
    ]);
  });

  it('near the baseline is what a relative effect of size / baseline does', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (size) => {
        const [exact = NaN] = revenueAt(anEffect({ kind: 'elasticity', size }), 100.01);
        const [linear = NaN] = revenueAt(anEffect({ size: size / 100 }), 100.01);
        expect(Math.abs(exact - linear)).toBeLessThan(1e-5);
      }),
    );
  });

  it('is refused for a driver that can be 0', () => {
    expect(messages(anEffect({ kind: 'elasticity', size: 1 }), [{ ...price, low: 0 }])).toEqual([
      'error: An elasticity asks for a driver above 0, because it speaks of percent of it; Price goes down to 0.',
    ]);
  });
});

describe('a cap', () => {
  const south = [{ label: 'South', share: 0.5 }];

  it('holds the change of each partner, after exposure, either way', () => {
    const capped = anEffect({ cap: 0.2, exposureAttribute: 'region', exposures: south });
    expect(revenueAt(capped, 130)).toEqual([120, expect.closeTo(230, 10), 360]);
    expect(revenueAt(capped, 50)).toEqual([80, 160, 240]);
    expect(revenueAt(anEffect({ kind: 'add', size: 1, cap: 10 }), 150)).toEqual([110, 210, 310]);
  });
});

describe('a lag', () => {
  it('is felt from the horizon that it needs on, and where no horizon is said', () => {
    const late = anEffect({ lagMonths: 12 });
    expect([11, 12, undefined].map((months) => revenueAt(late, 110, months)[0])).toEqual([
      100,
      expect.closeTo(110, 10) as number,
      expect.closeTo(110, 10) as number,
    ]);
  });
});

describe('an exposure', () => {
  it('is what was said by hand, else the metric, else the default, and says which', () => {
    const effect = anEffect({
      exposureMetric: 'share',
      byHand: [{ key: snapshot.partnerKeys[1] ?? '', share: 0.75 }],
      defaultShare: 0.1,
    });
    const { of } = exposuresOf(effect, snapshot);
    expect([0, 1, 2].map(of)).toEqual([
      { share: 0.25, origin: 'metric' },
      { share: 0.75, origin: 'byHand' },
      { share: 0.1, origin: 'default' },
    ]);
    expect(revenueAt(effect, 200).map((value) => Math.round(value * 1e6) / 1e6)).toEqual([
      125, 350, 330,
    ]);
  });

  it('above 100 % counts as 100 % and is told with the names; so is a partner who is gone', () => {
    expect(messages(anEffect({ exposureMetric: 'share' }))).toEqual([
      `warning: Share of revenue says an exposure below 0 % or above 100 % of ${snapshot.partnerNames[1] ?? ''}; it counts as 0 % or 100 %.`,
    ]);
    expect(messages(anEffect({ byHand: [{ key: 'ghost', share: 1 }] }))).toEqual([
      'warning: An exposure is said by hand of "ghost", whom no import names.',
    ]);
  });
});

describe('checking futures', () => {
  it('tells an effect on a metric that no criterion, gate or cost reads', () => {
    expect(messages(anEffect({ metricCode: 'idle' }))).toEqual([
      'warning: No criterion, gate or cost reads Idle, so the effect changes no score and no tier.',
    ]);
  });

  it('asks for probabilities of all scenarios or none, that sum to 1', () => {
    const scenario = (id: string, probability?: number) => ({
      id: id as ScenarioId,
      name: id,
      narrative: '',
      states: [],
      ...(probability === undefined ? {} : { probability }),
    });
    const said = (...probabilities: readonly (number | undefined)[]): readonly string[] =>
      checkFutures(
        {
          ...noFutures,
          scenarios: probabilities.map((each, index) => scenario(`S${index}`, each)),
        },
        snapshot,
      ).map(({ about, message }) => `${about}: ${message}`);
    expect([said(), said(undefined), said(0.1, 0.2, 0.7)]).toEqual([[], [], []]);
    expect(said(0.5, 0.4)).toEqual([
      'probabilities: The probabilities of the scenarios sum to 90 %; they are of futures of which one comes, so they must sum to 100 %.',
    ]);
    expect(said(0.5, undefined, 0.5)).toEqual([
      'probabilities: S1 has no probability, the others have; give each scenario one, or none.',
    ]);
  });
});
