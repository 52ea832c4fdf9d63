import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDriver,
  changeScenario,
  copyScenario,
  freshName,
  putEffect,
  putPlay,
  putSignpost,
  removeDriver,
  removePlay,
  removeScenario,
  removeSignpost,
  replaceDriver,
  setState,
  stateOf,
} from '#renderer/stores/futures-edits.ts';
import {
  noFutures,
  type Driver,
  type Effect,
  type Futures,
  type Scenario,
} from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import type { Play, Signpost } from '#shared/model/signpost.ts';

const cloud: Driver = {
  id: 'cloud' as DriverId,
  name: 'Cloud adoption',
  theme: 'technology',
  unit: 'points',
  baseline: 0,
  low: -10,
  high: 40,
};
const budgets: Driver = { ...cloud, id: 'budgets' as DriverId, name: 'Budgets', theme: 'market' };
const effect: Effect = {
  id: 'e1' as EffectId,
  driverId: cloud.id,
  metricCode: 'revenue',
  kind: 'multiply',
  size: 0.004,
  exposureAttribute: null,
  exposures: [],
  defaultShare: 1,
  reason: '',
};
const boom: Scenario = {
  id: 's1' as ScenarioId,
  name: 'Boom',
  narrative: '',
  states: [
    { driverId: cloud.id, value: 30 },
    { driverId: budgets.id, value: 10 },
  ],
};
const futures: Futures = {
  ...noFutures,
  drivers: [cloud, budgets],
  effects: [effect],
  scenarios: [boom],
};

describe('edits of the futures', () => {
  it('remove a driver with its effects and its states', () => {
    expect(removeDriver(futures, cloud.id)).toEqual({
      ...noFutures,
      drivers: [budgets],
      effects: [],
      scenarios: [{ ...boom, states: [{ driverId: budgets.id, value: 10 }] }],
    });
  });

  it('draw the states of scenarios into a driver’s new range', () => {
    const narrower = { ...cloud, high: 20 };
    expect(replaceDriver(futures, narrower).scenarios[0]?.states).toEqual([
      { driverId: cloud.id, value: 20 },
      { driverId: budgets.id, value: 10 },
    ]);
  });

  it('drop a state that equals the driver’s new baseline', () => {
    expect(replaceDriver(futures, { ...cloud, baseline: 30 }).scenarios[0]?.states).toEqual([
      { driverId: budgets.id, value: 10 },
    ]);
  });

  it('copy a scenario to the place after it, under a name of its own', () => {
    const once = copyScenario(futures, boom.id, 's2' as ScenarioId);
    const twice = copyScenario(once, boom.id, 's3' as ScenarioId);
    expect(twice.scenarios.map(({ id, name }) => [id, name])).toEqual([
      ['s1', 'Boom'],
      ['s3', 'Boom (copy) 2'],
      ['s2', 'Boom (copy)'],
    ]);
  });

  it('rename and remove a scenario', () => {
    expect(changeScenario(futures, boom.id, { name: 'Bust' }).scenarios[0]?.name).toBe('Bust');
    expect(removeScenario(futures, boom.id).scenarios).toEqual([]);
  });

  it('remove a scenario and a play from the signposts that name them', () => {
    const play: Play = {
      ...{ id: 'p', name: 'Rotate', kind: 'rotate', what: '', partners: [], substitutes: [] },
      ...{ owner: 'Sales', cost: null, days: 30, state: 'prepared' },
    };
    const signpost: Signpost = {
      ...{ id: 'w', name: 'Watch', scenarioId: boom.id, playId: 'p' },
      watch: { kind: 'driver', driverId: cloud.id, readings: [] },
      ...{ comparison: 'atLeast', threshold: 20, window: 1 },
    };
    const other = { ...signpost, id: 'o', scenarioId: null, playId: null };
    const watched = [signpost, other].reduce(putSignpost, putPlay(futures, play));
    expect([watched.signposts, watched.plays]).toEqual([[signpost, other], [play]]);
    expect(removeScenario(watched, boom.id).signposts).toEqual([
      { ...signpost, scenarioId: null },
      other,
    ]);
    expect(removePlay(watched, 'p')).toEqual({
      ...watched,
      plays: [],
      signposts: [{ ...signpost, playId: null }, other],
    });
    expect(removeSignpost(watched, 'w').signposts).toEqual([other]);
  });

  it('put an effect in the place of the one with its id', () => {
    const changed = putEffect(futures, { ...effect, size: 0.01 });
    expect(changed.effects).toEqual([{ ...effect, size: 0.01 }]);
    expect(putEffect(changed, { ...effect, id: 'e2' as EffectId }).effects.length).toBe(2);
  });

  it('say nothing where a state is the baseline', () => {
    expect(setState(futures, boom.id, cloud, 0).scenarios[0]?.states).toEqual([
      { driverId: budgets.id, value: 10 },
    ]);
  });

  it('read back the state that was set, drawn into the range', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const scenario = setState(futures, boom.id, cloud, value).scenarios[0];
        const expected = Math.min(cloud.high, Math.max(cloud.low, value));
        return scenario !== undefined && stateOf(scenario, cloud) === (expected || 0);
      }),
    );
  });

  it('number a name that is taken', () => {
    expect(freshName('Boom', ['Boom', 'Boom 2'])).toBe('Boom 3');
    expect(addDriver(futures, cloud).drivers.length).toBe(3);
  });
});
