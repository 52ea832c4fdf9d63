import { noFutures } from '#shared/model/futures.ts';
import { expect, it } from 'vitest';
import { recordStep } from '#db/history/record-step.ts';
import { walkHistory } from '#db/history/walk-history.ts';
import { writeFutures } from '#db/futures/futures-rows.ts';
import { writeFormulas } from '#db/metrics/formula-rows.ts';
import { insertProposal } from '#db/proposals/proposal-rows.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { runUses } from '#electron/engine/services/run-uses.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import type { Condition } from '#shared/model/tier-rules.ts';
import { ok } from '#shared/result.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { aWorkspace, testTime } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe } from '../intake/support.ts';

it('tells everything that an import feeds, also by way of formulas, and for how many partners', async () => {
  const base = aModel();
  const [first, ...others] = base.dimensions;
  const [criterion] = first?.criteria ?? [];
  const [top, ...lower] = base.tiers;
  if (first === undefined || criterion === undefined || top === undefined) {
    throw new Error('the fixture has a criterion and a tier');
  }
  const gate: Condition = {
    id: 'g',
    kind: 'attribute',
    attributeCode: 'region',
    labels: ['N'],
    whenAbsent: 'fails',
    message: '',
  };
  const model = {
    ...base,
    dimensions: [
      { ...first, criteria: [{ ...criterion, name: 'Worth', metricCode: 'each', weight: 1 }] },
      ...others.map((dimension) => ({ ...dimension, criteria: [] })),
    ],
    tiers: [{ ...top, rules: { ...top.rules, gates: [gate] } }, ...lower],
    rules: { ...base.rules, moneyMetric: 'amount' },
  };
  const file = await aWorkspace(model);
  const take = async (text: string, metrics = [aMetric('amount', 'amount', 'sum')]) => {
    await commitImport(file, { path: await aFile(text), recipe: aRecipe({ metrics }) }, aContext());
  };
  await take('id,amount,day,region\nA,1,2026-03-31,N\nB,2,2026-03-31,N\nC,2,2026-03-31,N\n', [
    aMetric('amount', 'amount', 'sum'),
    aMetric('orders', null, 'count'),
  ]);
  await take('id,amount,day,region\nA,3,2026-03-31,S\n');
  const ids = { driver: 'd' as DriverId, effect: 'e' as EffectId, scenario: 's' as ScenarioId };
  await recordStep(file, 'Add', testTime.toISOString(), () => {
    const formula = { id: 'f', code: 'each', name: 'Each', formula: 'amount / orders' };
    writeFormulas(file.connection, [{ ...formula, unit: '', decimals: 1, higherIsBetter: true }]);
    writeFutures(file.connection, {
      ...noFutures,
      drivers: [
        { id: ids.driver, name: 'Tariff', theme: 'market', unit: '', baseline: 0, low: 0, high: 1 },
      ],
      effects: [
        {
          ...{ id: ids.effect, driverId: ids.driver, metricCode: 'orders', kind: 'add', size: 1 },
          ...{ exposureAttribute: null, exposures: [], defaultShare: 1, reason: '' },
        },
      ],
      scenarios: [
        {
          ...{ id: ids.scenario, name: 'Storm', narrative: '' },
          states: [{ driverId: ids.driver, value: 1 }],
        },
      ],
    });
    return Promise.resolve(ok(null));
  });
  const older = runUses(file, 1, undefined);
  const proposal = { title: 'Tiers', createdAt: testTime.toISOString(), signerName: 'A. Signer' };
  insertProposal(
    file.connection,
    { ...proposal, sha256: 'a'.repeat(64), path: '/p' },
    JSON.stringify({
      inputs: [{ sha256: older?.run.fileSha256, recipeSha256: older?.run.recipeSha256 }],
    }),
  );
  expect(runUses(file, 1, undefined)).toEqual({
    run: expect.objectContaining({
      id: 1,
      partners: 3,
      rowsAccepted: 3,
      rowsRejected: 0,
    }) as unknown,
    metrics: [
      { code: 'amount', name: 'amount', decides: 2 },
      { code: 'orders', name: 'orders', decides: 3 },
    ],
    attributes: ['Region'],
    formulas: [{ code: 'each', name: 'Each', through: ['amount', 'orders'] }],
    criteria: [{ name: `${first.name}: Worth`, through: ['Each'] }],
    rules: [
      { name: `Gates of ${top.name}`, through: ['Region'] },
      { name: 'Bill of the tiers', through: ['amount'] },
    ],
    scenarios: [{ name: 'Storm', through: ['orders'] }],
    lookups: [],
    proposals: [proposal],
  });
  const newer = runUses(file, 2, undefined);
  expect([newer?.metrics, newer?.scenarios, newer?.proposals]).toEqual([
    [{ code: 'amount', name: 'amount', decides: 1 }],
    [],
    [],
  ]);
  expect(runUses(file, 9, undefined)).toBe(null);
  await walkHistory(file, 0);
  expect(runUses(file, 1, undefined)).toBe(null);
});
