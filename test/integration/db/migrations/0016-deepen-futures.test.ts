import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFutures, writeFutures } from '#db/futures/futures-rows.ts';
import { recordStep } from '#db/history/record-step.ts';
import { walkHistory } from '#db/history/walk-history.ts';
import { migrate } from '#db/migrate.ts';
import * as deepenFutures from '#db/migrations/0016-deepen-futures.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import { openConnection } from '#db/sqlite.ts';
import { noFutures, type Futures } from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId, TierId } from '#shared/model/ids.ts';
import { ok } from '#shared/result.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace, reopened, testTime } from '#test/fixtures/a-workspace.ts';

const [price, demand] = ['price', 'demand'] as unknown as readonly [DriverId, DriverId];

const deep: Futures = {
  drivers: [price, demand].map((id) => ({
    ...{ id, name: id, theme: 'market' as const, unit: 'EUR', baseline: 0.1 + 0.2 },
    ...{ low: 0.1, high: 1, shape: 'normal' as const },
  })),
  effects: [
    {
      id: 'e' as EffectId,
      driverId: price,
      metricCode: 'revenue',
      kind: 'elasticity',
      size: -1.3,
      cap: 0.1 + 0.2,
      lagMonths: 6,
      exposureAttribute: null,
      exposures: [],
      exposureMetric: 'share',
      byHand: [{ key: '007', share: 0.5 }],
      defaultShare: 1,
      reason: 'Because.',
    },
  ],
  scenarios: [
    {
      ...{ id: 's' as ScenarioId, name: 'S', narrative: '', states: [] },
      ...{ horizonMonths: 18, probability: 1 },
    },
  ],
  correlations: [{ id: 'c', one: price, other: demand, correlation: -0.3 }],
  impacts: [
    {
      id: 'i',
      from: { driverId: price, level: 'high' },
      on: { driverId: demand, level: 'low' },
      strength: 2,
    },
  ],
  signposts: [
    {
      ...{ id: 'sign', name: 'Demand sinks', scenarioId: 's' as ScenarioId },
      watch: { kind: 'driver', driverId: demand, readings: [{ day: '2026-01-31', value: 0.2 }] },
      ...{ comparison: 'atMost', threshold: 0.15, window: 2, playId: 'play' },
    },
  ],
  plays: [
    {
      ...{ id: 'play', name: 'Rotate', kind: 'rotate', what: 'Move two.', partners: ['007'] },
      ...{ substitutes: [], owner: 'Sales', cost: 1200.5, days: 30, state: 'prepared' },
    },
  ],
  plans: [
    { id: 'plan', name: 'Own', base: 'today', moves: [{ key: '007', tierId: 't' as TierId }] },
  ],
  reading: { robust: 0.8, upside: 0.2, optimism: 0.3, enough: 60 },
};

describe('deeper futures', () => {
  it('leave a file that was made before them as it was, with the usual reading', async () => {
    const connection = await openConnection(join(await aFolder(), 'old.db'));
    await migrate(connection, migrations.slice(0, migrations.indexOf(deepenFutures)));
    connection.exec(`
      INSERT INTO driver VALUES ('price', 0, 'Price', 'market', 'EUR', 0.30000000000000004, 0, 1);
      INSERT INTO effect VALUES ('e', 0, 'price', 'revenue', 'add', 0.1, NULL, '[]', 1, '');
      INSERT INTO scenario VALUES ('s', 0, 'S', '', '[]');`);
    await migrate(connection, migrations);
    const before = readFutures(connection);
    expect(before).toEqual({
      ...noFutures,
      drivers: [
        {
          ...{ id: 'price', name: 'Price', theme: 'market', unit: 'EUR' },
          ...{ baseline: 0.1 + 0.2, low: 0, high: 1 },
        },
      ],
      effects: [
        {
          ...{ id: 'e', driverId: 'price', metricCode: 'revenue', kind: 'add', size: 0.1 },
          ...{ exposureAttribute: null, exposures: [], defaultShare: 1, reason: '' },
        },
      ],
      scenarios: [{ id: 's', name: 'S', narrative: '', states: [] }],
    });
    writeFutures(connection, before);
    expect(connection.prepare('SELECT details FROM effect').pluck().all()).toEqual(['{}']);
    connection.close();
  });

  it('come back from the file whole, and through undo and redo after a restart', async () => {
    const file = await aWorkspace();
    await recordStep(file, 'Deepen', testTime.toISOString(), () => {
      writeFutures(file.connection, deep);
      return Promise.resolve(ok(null));
    });
    expect(readFutures(file.connection)).toEqual(deep);
    await walkHistory(file, 0);
    expect(readFutures(file.connection)).toEqual(noFutures);
    await file.close();
    const again = await reopened(file.path);
    await walkHistory(again, 1);
    expect(readFutures(again.connection)).toEqual(deep);
  });
});
