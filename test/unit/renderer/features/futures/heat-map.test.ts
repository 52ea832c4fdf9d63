import { describe, expect, it } from 'vitest';
import {
  heatRows,
  orderHeatRows,
  orderIn,
} from '#renderer/features/futures/compare/heat-columns.ts';
import { createLiveHeatMap } from '#renderer/features/futures/compare/live-heat-map.ts';
import { sampleColumns, scenarioColumns } from '#shared/ensemble/run/heat-columns.ts';
import { usualEnsemble, type EnsembleRun } from '#shared/model/ensemble.ts';
import { noFutures, type Driver, type Futures } from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import { scoreFuture } from '#shared/scenario/compare-scenario.ts';
import { referencesOf } from '#shared/scoring/criteria.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const demand: Driver = {
  id: 'demand' as DriverId,
  name: 'Demand',
  theme: 'market',
  unit: '%',
  baseline: 0,
  low: -80,
  high: 80,
};
const scenario = (id: string, value: number, horizonMonths?: number) => ({
  id: id as ScenarioId,
  name: id,
  narrative: '',
  states: [{ driverId: demand.id, value }],
  ...(horizonMonths === undefined ? {} : { horizonMonths }),
});
const futures: Futures = {
  ...noFutures,
  drivers: [demand],
  effects: [
    {
      id: 'e' as EffectId,
      driverId: demand.id,
      metricCode: 'revenue',
      kind: 'multiply',
      size: 0.01,
      lagMonths: 6,
      exposureAttribute: null,
      exposures: [],
      defaultShare: 1,
      reason: '',
    },
  ],
  scenarios: [scenario('Slump', -50), scenario('Boom', 50), scenario('Soon', -50, 3)],
};
const model = aModel({
  dimensions: [
    aDimension('d', [
      aCriterion('revenue', {
        valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
      }),
    ]),
  ],
});
const snapshot = aSnapshot([aMetric('revenue', [80, 50, 5, 'missing'])]);
const references = referencesOf(model, snapshot);
const today = {
  given: model,
  model,
  snapshot,
  references,
  result: scoreFuture(model, snapshot, noFutures, null, references),
};

const aMap = () => createLiveHeatMap(today, futures, scenarioColumns(futures));

describe('the heat map', () => {
  it('scores each future as the scenario is scored, lags included', () => {
    const map = aMap();
    futures.scenarios.forEach((each, column) => {
      expect(map.tiersIn(column)).toEqual(
        scoreFuture(model, snapshot, futures, each, references).tiers,
      );
    });
    expect([0, 1, 2].map(map.moversIn)).toEqual([
      { up: 0, down: 2 },
      { up: 1, down: 0 },
      { up: 0, down: 0 },
    ]);
    expect([0, 1, 2, 3].map(map.heldBy)).toEqual([2, 2, 3, null]);
  });

  it('moves at once when a driver is held in every future, and back when it is let go', () => {
    const map = aMap();
    const before = [...map.tiersIn(1)];
    let drawn = 0;
    const stop = map.follow(() => (drawn += 1));
    map.hold(0, -50);
    expect([drawn, [...map.tiersIn(1)]]).toEqual([1, [...map.tiersIn(0)]]);
    map.hold(0, null);
    stop();
    expect([drawn, [...map.tiersIn(1)], map.held().size]).toEqual([2, before, 0]);
  });

  it('shows only differences, and orders rows by a column, by likeness and by name', () => {
    const map = aMap();
    const source = { map, snapshot, tiers: model.tiers };
    expect([heatRows(map, true), heatRows(map, false)]).toEqual([
      [0, 1],
      [0, 1, 2, 3],
    ]);
    const order = (by: string, isDescending = false): readonly number[] =>
      orderHeatRows([0, 1, 2, 3], source, { by, isDescending });
    expect(order('Boom')).toEqual([0, 1, 2, 3]);
    expect(order('held', true)).toEqual([2, 0, 1, 3]);
    expect(order('name', true)).toEqual([3, 2, 1, 0]);
    expect(order('likeness')).toEqual([0, 1, 2, 3]);
    const known = { by: 'Boom', isDescending: true };
    expect([orderIn(map, known), orderIn(map, { ...known, by: 'Gone' })]).toEqual([
      known,
      { by: 'likeness', isDescending: false },
    ]);
  });

  it('takes futures of an ensemble evenly, with the states that were run', () => {
    const run = {
      settings: { ...usualEnsemble, futures: 100, horizonMonths: 3 },
      facts: { drivers: [demand], correlations: [] },
    } as unknown as EnsembleRun;
    const columns = sampleColumns(run, 4);
    expect(columns.map(({ name, horizonMonths }) => [name, horizonMonths])).toEqual([
      ['No. 13', 3],
      ['No. 38', 3],
      ['No. 63', 3],
      ['No. 88', 3],
    ]);
    expect(columns.every(({ states }) => Math.abs(states[0] ?? NaN) <= 80)).toBe(true);
  });
});
