import { describe, expect, it } from 'vitest';
import { noFutures, type Driver, type Effect, type Futures } from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import { checkBalance, levelOf } from '#shared/scenario/check-balance.ts';
import { readDriverTable } from '#shared/scenario/read-driver-table.ts';
import { scenarioTemplates, statesOfTemplate } from '#shared/scenario/scenario-templates.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const aDriver = (name: string, theme: Driver['theme'], over: Partial<Driver> = {}): Driver => ({
  ...{ id: name as DriverId, name, theme, unit: '%', baseline: 10, low: 0, high: 30 },
  ...over,
});
const growth = aDriver('Growth', 'market');
const discount = aDriver('Discount', 'competition', { low: 10 });
const cloud = aDriver('Cloud', 'technology');
const anEffect = (driver: Driver, metricCode: string, size: number): Effect => ({
  ...{ id: driver.name as EffectId, driverId: driver.id, metricCode, kind: 'multiply', size },
  ...{ exposureAttribute: null, exposures: [], defaultShare: 1, reason: '' },
});
const futures: Futures = {
  ...noFutures,
  drivers: [growth, discount, cloud],
  effects: [anEffect(growth, 'delay', -0.1)],
};
const snapshot = aSnapshot([aMetric('delay', [1, 2], { higherIsBetter: false })]);

describe('a scenario from a template', () => {
  const statesOf = (name: string): readonly (readonly [string, number])[] => {
    const template = scenarioTemplates.find((each) => each.name === name);
    if (template === undefined) throw new Error(name);
    return statesOfTemplate(template, futures, snapshot).map(({ driverId, value }) => [
      driverId,
      value,
    ]);
  };

  it('moves drivers of its themes to the end that helps or hurts, as the effects tell', () => {
    // Growth lowers a delay, and less delay is better: its rise helps.
    expect(statesOf('Boom')).toEqual([['Growth', 25]]);
    expect(statesOf('Squeeze')).toEqual([
      ['Growth', 5],
      ['Discount', 20],
    ]);
    expect(statesOf('Loss of a market')).toEqual([['Growth', 0]]);
    expect(statesOf('Platform shift')).toEqual([['Cloud', 30]]);
    expect(statesOf('Regulation')).toEqual([]);
  });
});

describe('the balance of a scenario', () => {
  const judged: Futures = {
    ...futures,
    impacts: [
      {
        id: '1',
        from: { driverId: discount.id, level: 'high' },
        on: { driverId: growth.id, level: 'low' },
        strength: 2,
      },
      {
        id: '2',
        from: { driverId: cloud.id, level: 'baseline' },
        on: { driverId: growth.id, level: 'high' },
        strength: -1,
      },
    ],
  };
  const scenario = (states: Readonly<Record<string, number>>) => ({
    id: 's' as ScenarioId,
    name: 'S',
    narrative: '',
    states: Object.entries(states).map(([driver, value]) => ({
      driverId: driver as DriverId,
      value,
    })),
  });

  it('names the drivers that cannot go together, and by whom', () => {
    expect(checkBalance(judged, scenario({ Growth: 28, Discount: 27 }))).toEqual([
      {
        severity: 'warning',
        about: 's',
        message:
          'Growth cannot be high here: Discount (high) and Cloud (as today) speak for low, +2 against −1.',
      },
    ]);
    expect(checkBalance(judged, scenario({ Growth: 2, Discount: 27 }))).toEqual([]);
    expect(checkBalance(futures, scenario({ Growth: 28 }))).toEqual([]);
  });

  it('knows the level that a state is nearest to; halfway it is as today', () => {
    expect([0, 4.9, 5, 10, 20, 20.1, 30].map((state) => levelOf(growth, state))).toEqual([
      ...['low', 'low', 'baseline', 'baseline', 'baseline', 'high', 'high'],
    ]);
  });
});

describe('a table of drivers', () => {
  it('is read with either delimiter, in any order of columns, with quotes', () => {
    expect(
      readDriverTable(
        '\uFEFFtheme;name;low;high;baseline;unit;shape\r\nmarket;"A; B";−1,5;2;0;%;uniform\r\n',
        [],
      ),
    ).toEqual({
      drivers: [
        {
          ...{ name: 'A; B', theme: 'market', unit: '%', baseline: 0, low: -1.5, high: 2 },
          shape: 'uniform',
        },
      ],
      problems: [],
    });
  });

  it('tells what is wrong line by line', () => {
    const head = 'name,theme,unit,baseline,low,high,shape';
    const rows = [
      ',market,%,0,0,1,',
      'Taken,market,%,0,0,1,',
      'X,weather,%,0,0,1,',
      'X,market,%,zero,0,1,',
      'X,market,%,5,0,1,',
      'X,market,%,0,0,0,',
      'X,market,%,0,0,1,square',
      'X,market,%,0,0,1,',
      'x,market,%,0,0,1,',
    ];
    const { drivers, problems } = readDriverTable([head, ...rows].join('\n'), ['taken']);
    expect(drivers.map(({ name }) => name)).toEqual(['X']);
    expect(problems).toEqual([
      { line: 2, message: 'There is no name.' },
      { line: 3, message: 'Another driver is called "Taken".' },
      {
        line: 4,
        message:
          'The theme of X must be one of market, technology, competition, regulation; it is "weather".',
      },
      { line: 5, message: 'X must have a number as baseline, low and high.' },
      { line: 6, message: 'X must have low ≤ baseline ≤ high and a range; it has 0, 5, 1.' },
      { line: 7, message: 'X must have low ≤ baseline ≤ high and a range; it has 0, 0, 0.' },
      {
        line: 8,
        message: 'The shape of X must be one of triangular, uniform, normal; it is "square".',
      },
      { line: 10, message: 'Another driver is called "x".' },
    ]);
    expect(readDriverTable('driver,range\nA,1', []).problems).toEqual([
      {
        line: 1,
        message:
          'The first row must name the columns name, theme, unit, baseline, low, high; there is no name, no theme, no baseline, no low, no high.',
      },
    ]);
  });
});
