import { expect, it } from 'vitest';
import { recordStep } from '#db/history/record-step.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { writeFormulas } from '#db/metrics/formula-rows.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { readPartnerGroup } from '#electron/engine/services/partner-group.ts';
import { decide } from '#electron/engine/services/partners.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { PartnerDecision } from '#shared/model/partners.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { ok } from '#shared/result.ts';
import { aWorkspace, testTime } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe, refusalOf } from '../intake/support.ts';

const take = async (file: WorkspaceFile, text: string, recipe: Recipe, name: string) => {
  const path = await aFile(text, name);
  expect(refusalOf(await commitImport(file, { path, recipe }, aContext()))).toBe('not refused');
};

const recipe = aRecipe({
  columns: [
    { header: 'id', type: 'text' },
    { header: 'amount', type: 'number' },
    { header: 'day', type: 'date' },
    { header: 'region', type: 'text', sensitivity: 'confidential' },
  ],
  attributes: [],
  metrics: [
    aMetric('amount', 'amount', 'sum'),
    aMetric('median', 'amount', 'median'),
    { ...aMetric('spread', 'amount', 'hhi'), by: 'region' },
  ],
});

const lines = (rename: (key: string) => string): string =>
  [
    'id,amount,day,region',
    ...['A,10,N', 'B,20,N', 'B,60,S', 'C,5,S', 'D,1,N'].map((line) => {
      const [key = '', amount, region] = line.split(',');
      return `${rename(key)},${amount},2026-01-01,${region}`;
    }),
    '',
  ].join('\n');

it('makes the figures of a group of the rows of all its members, as if they were one partner', async () => {
  const file = await aWorkspace();
  await take(
    file,
    lines((key) => key),
    recipe,
    'orders.csv',
  );
  await take(
    file,
    'id,amount,day,region\nA,7,2026-01-01,N\nD,1,2026-01-01,N\n',
    { ...recipe, metrics: [aMetric('latest', 'amount', 'latest')] },
    'notes.csv',
  );
  await recordStep(file, 'Add', testTime.toISOString(), () => {
    const formula = { id: 'f', code: 'twice', name: 'Twice', formula: 'amount * 2' };
    writeFormulas(file.connection, [{ ...formula, unit: '', decimals: 0, higherIsBetter: true }]);
    return Promise.resolve(ok(null));
  });
  const say = (decision: PartnerDecision) => decide(file, decision, testTime.toISOString());
  expect(readPartnerGroup(file, 'A', [])).toBe(null);
  // C counts as B; both A and B belong to a holding that no file names.
  await say({ kind: 'merge', survivor: 'B', alias: 'C' });
  await say({ kind: 'setParent', partner: 'A', parent: 'HOLDING' });
  await say({ kind: 'setParent', partner: 'B', parent: 'A' });
  const group = readPartnerGroup(file, 'C', []);

  const alone = await aWorkspace();
  await take(
    alone,
    lines((key) => (key === 'D' ? key : 'ONE')),
    recipe,
    'orders.csv',
  );
  const { metrics } = readSnapshot(alone);
  const [amount, median] = metrics.map(({ values }) => values[1]);
  expect([amount, median]).toEqual([95, 15]);
  const plain = { unit: '', decimals: 2, absence: null };
  const ofOrders = { fileName: 'orders.csv', members: 2 };
  expect(group).toEqual({
    root: { key: 'HOLDING', name: 'HOLDING' },
    members: [
      { key: 'A', name: 'A' },
      { key: 'B', name: 'B' },
    ],
    figures: [
      { ...plain, ...ofOrders, code: 'amount', name: 'amount', value: amount },
      { ...plain, ...ofOrders, code: 'median', name: 'median', value: median },
      // It reads a confidential column.
      { ...plain, ...ofOrders, code: 'spread', name: 'spread', value: null, isMasked: true },
      {
        ...{ ...plain, code: 'latest', name: 'latest', value: 7 },
        ...{ fileName: 'notes.csv', members: 1 },
      },
      {
        ...{ ...plain, code: 'twice', name: 'Twice', decimals: 0, value: 190 },
        ...{ fileName: null, members: 2 },
      },
    ],
  });
  const shown = readPartnerGroup(file, 'A', ['["metric","","spread"]']);
  expect(shown?.figures[2]?.value).toBe(metrics[2]?.values[1]);
  expect(readPartnerGroup(file, 'D', [])).toBe(null);
});

it('makes them of the rows that count for each member, whichever import these are from', async () => {
  const of = (...rows: readonly string[]) => ['id,amount,day,region', ...rows, ''].join('\n');
  const many: Recipe = {
    ...recipe,
    attributes: [],
    columns: recipe.columns.map(({ header, type }) => ({ header, type })),
    metrics: [
      aMetric('amount', 'amount', 'sum'),
      aMetric('median', 'amount', 'median'),
      { ...aMetric('spread', 'amount', 'hhi'), by: 'region' },
      aMetric('latest', 'amount', 'latest'),
      { ...aMetric('recent', 'amount', 'sum'), window: { date: 'day', months: 3, back: 0 } },
      aMetric('share', 'amount', 'shareOfTotal'),
    ],
  };
  const [a, b, b2, c] = [
    'A,0.1,2026-02-05,N',
    'B,0.7,2026-01-03,S',
    'B,0.2,2025-10-03,N',
    'C,1.1,2026-01-09,N',
  ];
  const file = await aWorkspace();
  await take(file, of('A,9,2025-01-01,N', b, b2), many, 'one.csv');
  await take(file, of(a, 'D,5,2026-01-01,S'), many, 'two.csv');
  // Another way to make the median, so that its rows do not go with the others.
  const other = many.metrics.map((metric) =>
    metric.code === 'median' ? { ...metric, unit: 'k' } : metric,
  );
  await take(file, of(c), { ...many, metrics: other }, 'three.csv');
  const say = (decision: PartnerDecision) => decide(file, decision, testTime.toISOString());
  for (const partner of ['A', 'B', 'C']) await say({ kind: 'setParent', partner, parent: 'H' });
  const figures = readPartnerGroup(file, 'A', [])?.figures ?? [];

  const alone = await aWorkspace();
  const one = (rows: readonly string[]) => rows.map((row) => `ONE${row.slice(1)}`);
  await take(alone, of(...one([b, b2, a, c])), many, 'all.csv');
  const rows = readSnapshot(alone).metrics.map(({ code, values }) => [code, values[0]]);
  const all = 'three.csv, two.csv, one.csv';
  expect(
    figures.map(({ code, value, fileName, members }) => [code, value, fileName, members]),
  ).toEqual(
    rows.map(([code, value]) =>
      code === 'median' || code === 'share'
        ? [code, code === 'median' ? 1.1 : 1, 'three.csv', 1]
        : [code, value, all, 3],
    ),
  );
  expect(figures.find(({ code }) => code === 'recent')?.value).toBeCloseTo(1.9, 12);
});
