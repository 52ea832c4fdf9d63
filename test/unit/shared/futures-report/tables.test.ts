import { partnerNames } from '#shared/model/sensitivity.ts';
import { describe, expect, it } from 'vitest';
import { scenarioColumns } from '#shared/ensemble/run/heat-columns.ts';
import { buildTable } from '#shared/futures-report/build-table.ts';
import type { FuturesSource } from '#shared/futures-report/futures-source.ts';
import { pickPartners, type FuturesTable } from '#shared/futures-report/futures-table.ts';
import { heatMapTable } from '#shared/futures-report/scenario-tables.ts';
import { everyTable, subjectsOf } from '#shared/futures-report/every-table.ts';
import type { FuturesTableRequest } from '#shared/futures-report/table-request.ts';
import { noFutures, type Driver, type Effect, type Futures } from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import { sensitiveId, type SensitiveThing } from '#shared/model/sensitivity.ts';
import type { Signpost } from '#shared/model/signpost.ts';
import { readToday } from '#shared/scenario/read-today.ts';
import { hiddenThings, nothingHidden } from '#shared/sensitivity/hidden.ts';
import { judgeSignpost } from '#shared/signposts/observe.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const demand: Driver = {
  id: 'demand' as DriverId,
  name: 'Demand',
  theme: 'market',
  unit: '%',
  baseline: 0,
  low: -80,
  high: 80,
};
const effect: Effect = {
  id: 'e' as EffectId,
  driverId: demand.id,
  metricCode: 'revenue',
  kind: 'multiply',
  size: 0.01,
  exposureAttribute: 'region',
  exposures: [{ label: 'North', share: 0.5 }],
  byHand: [{ key: 'P000001', share: 0.25 }],
  defaultShare: 1,
  reason: '=half',
};
const signpost: Signpost = {
  id: 's',
  name: 'Revenue falls',
  scenarioId: 'Slump' as ScenarioId,
  watch: { kind: 'metric', metricCode: 'revenue', summary: 'sum' },
  comparison: 'atMost',
  threshold: 100,
  window: 1,
  playId: null,
};
const futures: Futures = {
  ...noFutures,
  drivers: [demand],
  effects: [effect],
  scenarios: [
    {
      id: 'Slump' as ScenarioId,
      name: 'Slump',
      narrative: 'Less',
      states: [{ driverId: demand.id, value: -80 }],
      probability: 0.4,
      horizonMonths: 12,
    },
    { id: 'Same' as ScenarioId, name: 'Same', narrative: '', states: [], probability: 0.6 },
  ],
  signposts: [signpost],
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
const snapshot = aSnapshot(
  [aMetric('revenue', [80, 75, 90, 'missing'])],
  [anAttribute('region', ['North', 'North', 'South', ''])],
);
const source: FuturesSource = {
  futures,
  today: readToday(model, snapshot, futures),
  hidden: nothingHidden,
};
const found = { run: null, discovery: null, histories: [] };
const build = (request: FuturesTableRequest, own = source): FuturesTable => {
  const built = buildTable(request, own, found);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return built.value;
};
const rowsOf = ({ rows, read }: FuturesTable): readonly unknown[] =>
  Array.from({ length: rows }, (_, row) => read(row));
const namesOf = ({ columns }: FuturesTable): readonly string[] => columns.map(({ name }) => name);

describe('tables of scenarios', () => {
  it('tell of each partner now and then; those of all scenarios hold the movers alone', () => {
    // Demand falls by 80 %: revenue × (1 − 0.8 × exposure).
    const movers = build({ kind: 'movers', scenarioId: 'Slump' as ScenarioId });
    expect(rowsOf(movers)).toEqual([
      ['Slump', 'P000000', 'P000000', 'Gold', 'Silver', 'falls', 80, 48, -32, 2, 2],
      ['Slump', 'P000001', 'P000001', 'Gold', 'Silver', 'falls', 75, 60, -15, 3, 1],
      ['Slump', 'P000002', 'P000002', 'Gold', 'Bronze', 'falls', 90, 18, -72, 1, 3],
      ['Slump', 'P000003', 'P000003', '', '', 'stays', null, null, null, null, null],
    ]);
    const all = build({ kind: 'movers', scenarioId: null });
    expect(rowsOf(all)).toEqual(rowsOf(movers).slice(0, 3));
    expect([movers.keyOf?.(1), all.keyOf]).toEqual(['P000001', null]);
  });

  it('put scenarios side by side with states, tiers and who moves', () => {
    const table = build({ kind: 'scenarios' });
    expect(namesOf(table)).toEqual([
      ...['Scenario', 'Horizon (months)', 'Probability (%)', 'Rise', 'Fall', 'Stay'],
      ...['Gold', 'Silver', 'Bronze', 'No tier', 'Demand (%)'],
      ...['Drivers that do not go together', 'Narrative'],
    ]);
    expect(rowsOf(table)).toEqual([
      ['Slump', 12, 40, 0, 3, 1, 0, 2, 1, 1, -80, '', 'Less'],
      ['Same', null, 60, 0, 0, 4, 3, 0, 0, 1, 0, '', ''],
    ]);
  });

  it('map tiers partner by future, with a driver held, and the partners that are shown in their order', () => {
    const columns = scenarioColumns(futures);
    const table = heatMapTable(source, columns, []);
    expect(namesOf(table)).toEqual(['Key', 'Partner', 'Holds in, of 2', 'Now', 'Slump', 'Same']);
    expect(rowsOf(pickPartners(table, ['P000003', 'nobody', 'P000001']))).toEqual([
      ['P000003', 'P000003', null, 'no tier', 'no tier', 'no tier'],
      ['P000001', 'P000001', 1, 'Gold', 'Silver', 'Gold'],
    ]);
    const held = heatMapTable(source, columns, [{ driverId: demand.id, value: 80 }]);
    expect(rowsOf(held).slice(0, 1)).toEqual([['P000000', 'P000000', 2, 'Gold', 'Gold', 'Gold']]);
    expect(held.notes).toEqual([['Heat map: held in every future', 'Demand at 80']]);
    expect(pickPartners(table, ['P000001']).notes).toEqual([
      ['Heat map: partners left out by filters', 3],
    ]);
  });

  it('refuse a scenario, an effect and a partner that are gone', () => {
    const requests: readonly FuturesTableRequest[] = [
      { kind: 'movers', scenarioId: 'gone' as ScenarioId },
      { kind: 'exposures', effectId: 'gone' as EffectId },
      { kind: 'tornado', partnerKey: 'gone', horizonMonths: null },
    ];
    expect(
      requests.map((request) => {
        const built = buildTable(request, source, found);
        return built.ok ? null : [built.error.where, built.error.found];
      }),
    ).toEqual([
      ['Scenario', 'none of that name'],
      ['Effect', 'none of that name'],
      ['Partner "gone"', 'none of that name'],
    ]);
  });
});

const secret: readonly SensitiveThing[] = [
  { kind: 'metric', code: 'revenue' } as const,
  { kind: 'attribute', code: 'region' } as const,
].map(({ kind, code }) => ({
  id: sensitiveId({ kind, source: '', code }),
  ...{ kind, source: '', code, name: code, level: 'confidential', because: 'marked by hand' },
}));

describe('what is sensitive', () => {
  const masked: FuturesSource = { ...source, hidden: hiddenThings(secret, []) };

  it('is withheld from exposures that are read from it, not from those said by hand', () => {
    const request: FuturesTableRequest = { kind: 'exposures', effectId: effect.id };
    expect(rowsOf(build(request))).toEqual([
      ['Demand', 'revenue', 'P000000', 'P000000', 50, 'attribute'],
      ['Demand', 'revenue', 'P000001', 'P000001', 25, 'by hand'],
      ['Demand', 'revenue', 'P000002', 'P000002', 100, 'default'],
      ['Demand', 'revenue', 'P000003', 'P000003', 100, 'default'],
    ]);
    const withheld = 'withheld: read from something sensitive';
    expect(rowsOf(build(request, masked)).map((row) => (row as unknown[]).slice(4))).toEqual([
      [null, withheld],
      [25, 'by hand'],
      [null, withheld],
      [null, withheld],
    ]);
  });

  it('is withheld from what a signpost saw, while whether it tripped is told', () => {
    const histories = [
      judgeSignpost(signpost, [
        { day: '2026-01-01', value: 245 },
        { day: '2026-02-01', value: 99 },
      ]),
    ];
    const build = (own: FuturesSource) => {
      const built = buildTable({ kind: 'testRun' }, own, { ...found, histories });
      return built.ok ? rowsOf(built.value) : [];
    };
    expect(build(source)).toEqual([
      ['Revenue falls', '2026-01-01', 245, 100, 'no', ''],
      ['Revenue falls', '2026-02-01', 99, 100, 'yes', 'yes'],
    ]);
    expect(build(masked)).toEqual([
      ['Revenue falls', '2026-01-01', null, 100, 'no', ''],
      ['Revenue falls', '2026-02-01', null, 100, 'yes', 'yes'],
    ]);
  });
});

describe('every table', () => {
  it('names what it tells of that may be sensitive', () => {
    expect(subjectsOf({ kind: 'testRun' }, futures)).toEqual([secret[0]?.id]);
    expect(subjectsOf({ kind: 'exposures', effectId: null }, futures)).toEqual([
      secret[1]?.id,
      partnerNames.id,
    ]);
    expect(subjectsOf({ kind: 'movers', scenarioId: null }, futures)).toEqual([partnerNames.id]);
    expect(subjectsOf({ kind: 'scenarios' }, futures)).toEqual([]);
  });

  it('is every one for which there is something, those of a run only with one', () => {
    const kinds = (own: Futures, runId: number | null): readonly string[] =>
      everyTable(own, runId, { kind: 'fallen', moreThan: 1 }).map(({ kind }) => kind);
    expect(kinds(noFutures, null)).toEqual([]);
    expect(kinds(futures, null)).toEqual([
      ...['drivers', 'effects', 'exposures', 'scenarios', 'movers', 'heatMap'],
      ...['plans', 'signposts', 'testRun'],
    ]);
    expect(kinds(futures, 3).slice(6)).toEqual([
      ...['profiles', 'groups', 'spans', 'rules', 'byFuture', 'conditions', 'importance'],
      ...['plans', 'signposts', 'testRun'],
    ]);
  });
});
