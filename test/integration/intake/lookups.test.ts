import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkHistory } from '#db/history/walk-history.ts';
import { readRuns } from '#db/imports/read-runs.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { checkImport } from '#electron/engine/intake/check-import.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { tryImportMetric } from '#electron/engine/intake/try-import-metric.ts';
import { orderSources } from '#shared/intake/order-sources.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { Recipe, RecipeLookup } from '#shared/model/recipe.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe, refusalOf } from './support.ts';

const vendors = aRecipe({
  source: { name: 'Vendors', department: '' },
  columns: [
    { header: 'vendor', type: 'text' },
    { header: 'country', type: 'text' },
  ],
  key: 'vendor',
  orderedBy: null,
  attributes: [{ code: 'country', name: 'Country', header: 'country', role: 'attribute' }],
  metrics: [],
});

const orders = aRecipe({
  source: { name: 'Orders', department: '' },
  columns: [
    { header: 'order', type: 'number' },
    { header: 'vendor', type: 'text' },
    { header: 'ordered', type: 'date' },
  ],
  key: 'vendor',
  orderedBy: null,
  attributes: [],
  metrics: [aMetric('orders', null, 'count')],
});

const toOrders: RecipeLookup = {
  source: 'Orders',
  match: [{ column: 'order no', in: 'order' }],
  take: [
    { column: 'vendor', as: 'vendor', type: 'text' },
    { column: 'ordered', as: 'ordered', type: 'date' },
  ],
  duplicates: 'refuse',
  orphans: 'reject',
};

const toVendors: RecipeLookup = {
  source: 'Vendors',
  match: [{ column: 'vendor', in: 'vendor' }],
  take: [{ column: 'country', as: 'country', type: 'text' }],
  duplicates: 'refuse',
  orphans: 'keep',
};

const lines = (over: Partial<Recipe> = {}): Recipe =>
  aRecipe({
    source: { name: 'Lines', department: '' },
    decimal: ',',
    file: { kind: 'delimited', encoding: 'utf-8', delimiter: ';', headerRow: 1 },
    columns: [
      { header: 'order no', type: 'number' },
      { header: 'amount', type: 'number' },
    ],
    lookups: [toOrders, toVendors],
    key: 'vendor',
    orderedBy: 'ordered',
    attributes: [{ code: 'country', name: 'Country', header: 'country', role: 'attribute' }],
    metrics: [
      aMetric('revenue', 'amount', 'sum'),
      aMetric('last', 'amount', 'latest'),
      {
        ...aMetric('recent', 'amount', 'sum'),
        filter: [{ column: 'country', is: '=', to: 'CH' }],
        window: { date: 'ordered', months: 1, back: 0 },
      },
    ],
    ...over,
  });

const orderRows = 'order,vendor,ordered\n1,V1,2026-01-10\n2,V2,2026-03-10\n3,V1,2026-03-20\n';
const lineRows = 'order no;amount\n1;10,5\n3;4\n2;7\n9;1\n;2\n9;1\n';

const imported = async (
  file: WorkspaceFile,
  content: string,
  recipe: Recipe,
): Promise<ImportReport> => {
  const done = await commitImport(file, { path: await aFile(content), recipe }, aContext());
  if (!done.ok) {
    throw new Error(JSON.stringify(done.error));
  }
  return done.value;
};

const withOrders = async (): Promise<WorkspaceFile> => {
  const file = await aWorkspace();
  await imported(file, 'vendor,country\nV1,CH\n', vendors);
  await imported(file, orderRows, orders);
  return file;
};

describe('columns that are looked up in other sources', () => {
  it('are key, date, attribute, filter and window like columns of the file', async () => {
    const file = await withOrders();
    const report = await imported(file, lineRows, lines());
    expect([
      report.rowsAccepted,
      report.rowsRejected,
      report.reasons,
      report.findings.lookups,
    ]).toEqual([
      3,
      3,
      [{ reason: 'Expected a row of "Orders" for "order no".', rows: 3 }],
      [
        {
          source: 'Orders',
          matched: 3,
          orphanRows: 3,
          orphanKeys: 2,
          orphans: [
            { key: '9', rows: 2 },
            { key: '', rows: 1 },
          ],
        },
        {
          source: 'Vendors',
          matched: 2,
          orphanRows: 1,
          orphanKeys: 1,
          orphans: [{ key: 'V2', rows: 1 }],
        },
      ],
    ]);
    expect(file.connection.prepare('SELECT * FROM source_rows_3').raw().all()).toEqual([
      [2, 1, 10.5, 'V1', '2026-01-10', 'CH'],
      [3, 3, 4, 'V1', '2026-03-20', 'CH'],
      [4, 2, 7, 'V2', '2026-03-10', null],
    ]);
    const snapshot = readSnapshot(file);
    expect(
      snapshot.metrics
        .filter(({ code }) => code !== 'orders')
        .map(({ code, values }) => [code, ...values]),
    ).toEqual([
      ['revenue', 14.5, 7],
      ['last', 4, 7],
      ['recent', 4, NaN],
    ]);
  });

  it('are there for a metric that is tried', async () => {
    const file = await withOrders();
    const recipe = lines();
    const tried = await tryImportMetric(
      file,
      { path: await aFile(lineRows), recipe, metric: aMetric('sum', 'amount', 'sum') },
      aContext(),
    );
    expect(tried.ok && tried.value.sample.map(({ key, value }) => [key, value])).toEqual([
      ['V1', 14.5],
      ['V2', 7],
    ]);
  });

  it('come from the newest import that knows the key', async () => {
    const file = await withOrders();
    await imported(file, 'order,vendor,ordered\n3,V3,2026-04-01\n9,V9,2026-04-02\n', orders);
    const report = await imported(file, lineRows, lines());
    expect(report.findings.lookups[0]?.orphans).toEqual([{ key: '', rows: 1 }]);
    expect(file.connection.prepare('SELECT c0, c2 FROM source_rows_4').raw().all()).toEqual([
      [1, 'V1'],
      [3, 'V3'],
      [2, 'V2'],
      [9, 'V9'],
      [9, 'V9'],
    ]);
  });

  it('follow the rule where rows of one import differ', async () => {
    const file = await aWorkspace();
    const twice = `${orderRows}3,V1,2026-03-20\n`;
    await imported(file, twice, orders);
    const only = (duplicates: RecipeLookup['duplicates']): Recipe =>
      lines({
        lookups: [{ ...toOrders, duplicates }],
        attributes: [],
        metrics: [aMetric('revenue', 'amount', 'sum')],
      });
    const path = await aFile(lineRows);
    const read = async (duplicates: RecipeLookup['duplicates']): Promise<string> => {
      const checked = await checkImport(file, { path, recipe: only(duplicates) }, aContext());
      return checked.ok ? String(checked.value.partnersKnown) : refusalOf(checked);
    };
    expect(await read('refuse')).toBe('2');
    await imported(file, `${orderRows}1,V2,2026-03-20\n3,V2,2026-03-20\n`, orders);
    expect([await read('refuse'), await read('first'), await read('last')]).toEqual([
      'Lookup in Orders: different rows for "1"',
      '2',
      '1',
    ]);
  });

  it('are refused where the source, a column or the order of sources is wrong', async () => {
    const file = await withOrders();
    const path = await aFile(lineRows);
    const refused = async (recipe: Recipe): Promise<string> =>
      refusalOf(await checkImport(file, { path, recipe }, aContext()));
    expect([
      await refused(lines({ lookups: [{ ...toOrders, source: 'Deals' }, toVendors] })),
      await refused(
        lines({ lookups: [{ ...toOrders, match: [{ column: 'order no', in: 'id' }] }, toVendors] }),
      ),
      await refused(lines({ lookups: [toVendors, toOrders] })),
      await refused(lines({ lookups: [{ ...toOrders, source: 'Lines' }, toVendors] })),
    ]).toEqual([
      'Recipe Lines, lookup in Deals: none that counts',
      'Recipe Lines, lookup in Orders: none with all of them',
      'Recipe Lines, lookup in Vendors: no column "vendor"',
      'Recipe Lines, lookup in Lines: the source itself',
    ]);
    await imported(file, lineRows, lines());
    expect(
      await refused({
        ...lines({ source: { name: 'Vendors', department: '' } }),
        lookups: [
          { ...toOrders, source: 'Lines', match: [{ column: 'order no', in: 'order no' }] },
        ],
        attributes: [],
        metrics: [aMetric('revenue', 'amount', 'sum')],
      }),
    ).toBe('Recipe Vendors: a circle of "Vendors" and "Lines"');
  });

  it('make an import out of date when the other source changes, by import and by undo', async () => {
    const file = await withOrders();
    await imported(file, lineRows, lines());
    const outOfDate = (): readonly (readonly string[])[] =>
      readRuns(file).map(({ outdatedBy }) => outdatedBy);
    expect(outOfDate()).toEqual([[], [], []]);
    await imported(file, 'order,vendor,ordered\n9,V9,2026-04-02\n', orders);
    expect(outOfDate()).toEqual([[], [], ['Orders'], []]);
    const again = await imported(file, lineRows, lines());
    expect([again.isRepeat, (await imported(file, lineRows, lines())).isRepeat]).toEqual([
      false,
      true,
    ]);
    await walkHistory(file, 3);
    expect(outOfDate()).toEqual([[], [], []]);
  });
});

describe('the order of sources', () => {
  it('puts each behind what it needs, and names those that need each other', () => {
    expect(
      orderSources([
        { name: 'lines', needs: ['orders', 'elsewhere'] },
        { name: 'orders', needs: ['vendors'] },
        { name: 'a', needs: ['b'] },
        { name: 'vendors', needs: [] },
        { name: 'b', needs: ['a'] },
        { name: 'own', needs: ['own'] },
        { name: 'behind', needs: ['a', 'vendors'] },
      ]),
    ).toEqual({ order: ['vendors', 'orders', 'lines', 'behind'], circles: [['a', 'b'], ['own']] });
  });

  it('holds for any sources', () => {
    const names = ['a', 'b', 'c', 'd', 'e'] as const;
    const needs = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 });
    fc.assert(
      fc.property(fc.tuple(needs, needs, needs, needs, needs), (lists) => {
        const sources = names.map((name, index) => ({ name, needs: lists[index] ?? [] }));
        const { order, circles } = orderSources(sources);
        expect([...order, ...circles.flat()].sort()).toEqual([...names]);
        for (const { name, needs: list } of sources) {
          for (const need of list.filter((each) => order.includes(each) && order.includes(name))) {
            expect(order.indexOf(need)).toBeLessThan(order.indexOf(name));
          }
        }
      }),
    );
  });
});
