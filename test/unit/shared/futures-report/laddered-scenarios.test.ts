import { expect, it } from 'vitest';
import { scenarioSections } from '#shared/futures-report/report/scenario-sections.ts';
import {
  moversTable,
  scenariosTable,
  tryScenario,
} from '#shared/futures-report/scenario-tables.ts';
import { noFutures } from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import { readToday } from '#shared/scenario/read-today.ts';
import { nothingHidden } from '#shared/sensitivity/hidden.ts';
import { goldAndLead } from '#test/fixtures/a-parallel-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

it('a scenario tells the moves ladder by ladder, and names the ladder of each tier in its tables', () => {
  const snapshot = aSnapshot(
    [aMetric('x', [80, 60, 20, 90, 'missing'])],
    [anAttribute('type', ['Reseller', 'Supplier', 'Supplier', '', 'Supplier'])],
  );
  const futures = {
    ...noFutures,
    drivers: [
      {
        ...{ id: 'demand' as DriverId, name: 'Demand', theme: 'market' as const, unit: '%' },
        ...{ baseline: 0, low: -80, high: 80 },
      },
    ],
    effects: [
      {
        ...{ id: 'e' as EffectId, driverId: 'demand' as DriverId, metricCode: 'x' },
        ...{ kind: 'multiply' as const, size: 0.01, exposureAttribute: null, exposures: [] },
        ...{ byHand: [], defaultShare: 1, reason: '' },
      },
    ],
    scenarios: [
      {
        ...{ id: 's' as ScenarioId, name: 'Slump', narrative: '' },
        states: [{ driverId: 'demand' as DriverId, value: -20 }],
      },
    ],
  };
  const source = {
    futures,
    today: readToday(goldAndLead(), snapshot, futures),
    hidden: nothingHidden,
  };
  const scenarios = futures.scenarios.map((scenario) => ({
    scenario,
    then: tryScenario(source, scenario),
  }));
  const [section] = scenarioSections({
    ...source,
    ...{ programme: 'P', dataDay: '', engineVersion: '0', modelSha256: '', futuresSha256: '' },
    ...{ scenarios, run: null, discoveries: [], histories: [] },
  });
  const tables = (section?.blocks ?? []).flatMap((block) =>
    block.kind === 'table' && block.caption.includes('from the tier')
      ? [[block.caption, block.columns.map(({ title }) => title), ...block.rows]]
      : [],
  );
  expect(tables).toEqual([
    [
      'Main ladder: from the tier now (rows) to the tier then (columns)',
      ['From', 'Gold', 'Silver', 'Bronze'],
      ['Gold', '1', '1', '·'],
      ['Silver', '·', '·', '·'],
      ['Bronze', '·', '·', '·'],
    ],
    [
      'Ladder A: from the tier now (rows) to the tier then (columns)',
      ['From', 'Lead', 'Follow', 'No tier'],
      ['Lead', '·', '1', '·'],
      ['Follow', '·', '1', '·'],
      ['No tier', '·', '·', '1'],
    ],
  ]);
  expect(scenariosTable(source).columns.map(({ name }) => name)).toContain('Ladder A: Lead');
  expect(moversTable(source, futures.scenarios, true).read(0).slice(3)).toEqual([
    ...['Main ladder: Gold', 'Main ladder: Silver', 'falls', 80, 64, -16, 2, 2],
  ]);
});
