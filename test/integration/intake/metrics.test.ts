import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readActiveRuns } from '#db/imports/read-runs.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { refoldPartners } from '#db/imports/refold/refold-partners.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { readRecipe } from '#electron/engine/intake/read-recipe.ts';
import { tryImportMetric } from '#electron/engine/intake/try-import-metric.ts';
import { recipeText } from '#shared/intake/recipe-text.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe, check, refusalOf } from './support.ts';

/*
 * Order lines of three partners. The as-of date is the newest order, 2026-06-30; the last twelve
 * months are 2025-07-01 to 2026-06-30, the twelve before 2024-07-01 to 2025-06-30.
 */
const lines = `partner,order,day,shipped,due,status,product,amount,pieces,good
A,1,2026-06-30,2026-07-02,2026-07-05,open,P1,100,10,9
A,1,2026-06-30,2026-07-02,2026-07-05,open,P2,300,30,30
A,2,2026-01-10,2026-01-20,2026-01-15,open,P1,50,5,
A,3,2025-07-01,2025-07-01,2025-07-01,rejected,P3,999,99,0
A,4,2025-06-30,2025-07-03,2025-07-03,open,P1,200,20,20
A,5,2024-06-30,2024-07-01,2024-07-03,open,P1,70,7,7
B,6,2026-02-28,,2026-03-05,open,P1,80,0,0
B,7,2026-02-01,2026-02-04,2026-02-05,open,,20,0,0
C,8,2023-01-01,2023-01-02,2023-01-03,open,P9,10,1,1
`;

const year = { date: 'day', months: 12, back: 0 } as const;
const notRejected = [{ column: 'status', is: '!=', to: 'rejected' }] as const;

const metric = (
  code: string,
  header: string | null,
  aggregation: RecipeMetric['aggregation'],
  over: Partial<RecipeMetric> = {},
): RecipeMetric => ({ ...aMetric(code, header, aggregation), ...over });

const orders = (metrics: readonly RecipeMetric[], over: Partial<Recipe> = {}): Recipe =>
  aRecipe({
    columns: [
      { header: 'partner', type: 'text' },
      { header: 'order', type: 'text' },
      { header: 'day', type: 'date' },
      { header: 'shipped', type: 'date' },
      { header: 'due', type: 'date' },
      { header: 'status', type: 'text' },
      { header: 'product', type: 'text' },
      { header: 'amount', type: 'number' },
      { header: 'pieces', type: 'number' },
      { header: 'good', type: 'number' },
    ],
    key: 'partner',
    attributes: [],
    orderedBy: 'day',
    metrics,
    ...over,
  });

/** Metrics of A, B and C by code: a number, or the name of the state. */
const measured = async (recipe: Recipe): Promise<Readonly<Record<string, readonly unknown[]>>> => {
  const file = await aWorkspace();
  const done = await commitImport(file, { path: await aFile(lines), recipe }, aContext());
  expect(refusalOf(done)).toBe('not refused');
  const states = ['value', 'missing', 'not applicable', 'no activity', 'not computable'];
  return Object.fromEntries(
    readSnapshot(file).metrics.map(({ code, values, status }) => [
      code,
      Array.from(values, (value, row) =>
        status[row] === 0 ? Number(value.toPrecision(12)) : states[status[row] ?? 0],
      ),
    ]),
  );
};

describe('metrics of an import', () => {
  it('count only rows of the window that pass the filter', async () => {
    expect(
      await measured(
        orders([
          metric('revenue', 'amount', 'sum', { window: year, filter: notRejected }),
          metric('before', 'amount', 'sum', {
            window: { ...year, back: 12 },
            filter: notRejected,
          }),
          metric('growth', 'amount', 'growth', { window: year, filter: notRejected }),
          metric('orders', 'order', 'distinct', { window: year }),
          metric('rejected', 'order', 'distinct', {
            window: year,
            filter: [{ column: 'status', is: '=', to: 'rejected' }],
          }),
          metric('lines', null, 'count', { window: year }),
          metric('latest', 'amount', 'latest', { filter: notRejected }),
        ]),
      ),
    ).toEqual({
      revenue: [450, 100, 'no activity'],
      before: [200, 'no activity', 'no activity'],
      growth: [1.25, 'not computable', 'no activity'],
      orders: [3, 2, 0],
      rejected: [1, 0, 0],
      lines: [4, 2, 0],
      latest: [300, 80, 10],
    });
  });

  it('weigh, divide, split and compare columns', async () => {
    const late = [{ column: 'shipped', is: '>', to: { column: 'due' } }] as const;
    expect(
      await measured(
        orders([
          metric('fill', 'good', 'ratio', { by: 'pieces' }),
          metric('price', 'amount', 'weightedMean', { by: 'pieces' }),
          metric('late', 'order', 'share', { where: late, window: year }),
          metric('punctual', 'order', 'share', {
            every: true,
            where: [{ column: 'shipped', is: '<=', to: { column: 'due' } }],
          }),
          metric('lateLines', null, 'share', { where: late, window: year }),
          metric('hhi', 'amount', 'hhi', { by: 'product', window: year, filter: notRejected }),
          metric('top', 'amount', 'topShare', { by: 'product' }),
          metric('median', 'amount', 'median', { filter: notRejected }),
          metric('least', 'amount', 'min'),
          metric('greatest', 'amount', 'max', {
            filter: [{ column: 'good', is: 'filled', to: null }],
          }),
          metric('quiet', 'day', 'recency', { filter: notRejected }),
        ]),
      ),
    ).toEqual({
      // (9 + 30 + 0 + 20 + 7) / (10 + 30 + 99 + 20 + 7); the row without `good` counts for neither.
      fill: [Number((66 / 166).toPrecision(12)), 'not computable', 1],
      // (1000 + 9000 + 250 + 98901 + 4000 + 490) / 171
      price: [Number((113_641 / 171).toPrecision(12)), 'not computable', 10],
      late: [Number((1 / 3).toPrecision(12)), 0, 'no activity'],
      // Of A only order 2 has a line that is late; of B order 6 has none that was shipped.
      punctual: [0.8, 0.5, 1],
      lateLines: [0.25, 0, 'no activity'],
      // P1 150, P2 300 of 450; B's part without a product is left out.
      hhi: [Number((5 / 9).toPrecision(12)), 1, 'no activity'],
      top: [Number((999 / 1719).toPrecision(12)), 1, 1],
      median: [100, 50, 10],
      least: [50, 20, 10],
      greatest: [999, 80, 10],
      quiet: [0, 122, 1276],
    });
  });

  it('follow months and years up to the as-of date that the recipe gives', async () => {
    const months = { date: 'day', months: 3, back: 0 };
    expect(
      await measured(
        orders(
          [
            metric('trend', 'amount', 'trend', { window: months }),
            metric('swing', 'amount', 'volatility', { window: months }),
            metric('cagr', 'amount', 'cagr', { window: { ...year, months: 24 } }),
            metric('quiet', 'day', 'recency'),
          ],
          { asOf: '2026-02-28' },
        ),
      ),
    ).toEqual({
      // A: 0, 50, 0 in the months that end on 28 December, January and February; B: 0, 0, 100.
      trend: [0, 50, 'no activity'],
      swing: [
        Number(Math.sqrt(3).toPrecision(12)),
        Number(Math.sqrt(3).toPrecision(12)),
        'no activity',
      ],
      // A: 50 + 999 + 200 in the year that ends on the as-of date, 70 in the one before.
      cagr: [Number((1249 / 70 - 1).toPrecision(12)), 'not computable', 'no activity'],
      quiet: [49, 0, 1154],
    });
  });

  it('tell a share of the whole, a spread, the first day, and years and quarters of the calendar', async () => {
    expect(
      await measured(
        orders([
          metric('share', 'amount', 'shareOfTotal', { filter: notRejected }),
          metric('spread', 'amount', 'deviation'),
          metric('high', 'amount', 'percentile', { percent: 90 }),
          metric('parts', 'amount', 'effectiveNumber', { by: 'product', filter: notRejected }),
          metric('first', 'amount', 'earliest'),
          metric('tenure', 'day', 'tenure'),
          metric('year', 'amount', 'sum', { window: { date: 'day', calendar: 'yearToDate' } }),
          metric('quarter', null, 'count', { window: { date: 'day', calendar: 'lastQuarter' } }),
          metric('seasonal', 'amount', 'yearOnYear', { window: year }),
          metric('fading', 'amount', 'sum', { decay: { date: 'day', halfLife: 6 } }),
        ]),
      ),
    ).toEqual({
      // Of 830 in all.
      share: [720 / 830, 100 / 830, 10 / 830].map((each) => Number(each.toPrecision(12))),
      spread: [
        Number(
          Math.sqrt(
            [100, 300, 50, 999, 200, 70]
              .map((each) => (each - 1719 / 6) ** 2)
              .reduce((sum, each) => sum + each, 0) / 5,
          ).toPrecision(12),
        ),
        Number((30 * Math.SQRT2).toPrecision(12)),
        'not computable',
      ],
      // Places 4.5 of 0 … 5 and 0.9 of 0 … 1.
      high: [(300 + 999) / 2, 74, 10],
      // P1 420, P2 300; B has P1 alone.
      parts: [Number((720 ** 2 / (420 ** 2 + 300 ** 2)).toPrecision(12)), 1, 1],
      first: [70, 20, 10],
      tenure: [730, 149, 1276],
      year: [450, 100, 'no activity'],
      // The second quarter is over on its last day.
      quarter: [2, 0, 0],
      // June alone: 30 June 2025 belongs to the month before 1 July 2025; A had 200 then, 400 now.
      seasonal: [1, 'not computable', 'no activity'],
      // Ages in whole months: 0, 0, 5, 11, 12 and 24; B 4 and 4; C 41.
      fading: [
        400 + 50 * 2 ** (-5 / 6) + 999 * 2 ** (-11 / 6) + 200 / 4 + 70 / 16,
        100 * 2 ** (-4 / 6),
        10 * 2 ** (-41 / 6),
      ].map((each) => Number(each.toPrecision(12))),
    });
  });

  it('of partners that are one share the total of all', async () => {
    const file = await aWorkspace();
    const recipe = orders([
      metric('share', 'amount', 'shareOfTotal', { filter: notRejected }),
      metric('rows', null, 'shareOfTotal'),
    ]);
    await commitImport(file, { path: await aFile(lines), recipe }, aContext());
    const [run] = readActiveRuns(file);
    const folded = run === undefined ? [] : refoldPartners(file, run, [['A', 'C']]);
    expect(
      folded.map(({ numbers }) => numbers.map((each) => Number(each.toPrecision(12)))),
    ).toEqual([[730 / 830, 7 / 9].map((each) => Number(each.toPrecision(12)))]);
  });

  it('are tried on the whole file before anything is written, with the reason for each gap', async () => {
    const tried = await tryImportMetric(
      null,
      {
        path: await aFile(lines),
        recipe: orders([]),
        metric: metric('growth', 'amount', 'growth', { window: year, filter: notRejected }),
      },
      aContext(),
    );
    const nothing = 'No row of the partner passes the filter and the window.';
    const noBase = 'The earlier period is zero or negative.';
    expect(tried).toEqual({
      ok: true,
      value: {
        partners: 3,
        withValue: 1,
        reasons: [
          { reason: noBase, partners: 1 },
          { reason: nothing, partners: 1 },
        ],
        sample: [
          { key: 'A', name: '', rows: 6, value: 1.25, reason: '' },
          { key: 'B', name: '', rows: 2, value: null, reason: noBase },
          { key: 'C', name: '', rows: 1, value: null, reason: nothing },
        ],
      },
    });
  });

  it('keep every field in the text of the recipe, as the example of the handbook shows', async () => {
    const path = fileURLToPath(
      new URL('../../../docs/examples/order-lines.recipe.json', import.meta.url),
    );
    const example = await readRecipe({ path });
    expect(refusalOf(example)).toBe('not refused');
    const text = example.ok ? recipeText(example.value) : '';
    expect(JSON.parse(text)).toEqual(JSON.parse(await readFile(path, 'utf8')));
    expect(recipeText(orders([metric('m', 'amount', 'sum', { filter: [] })]))).toBe(
      recipeText(orders([metric('m', 'amount', 'sum')])),
    );
  });

  it('refuse what cannot be measured, with the metric and the remedy', async () => {
    const path = await aFile(lines);
    const refused = await Promise.all(
      [
        metric('m', 'product', 'median'),
        metric('m', 'amount', 'ratio'),
        metric('m', 'amount', 'ratio', { by: 'product' }),
        metric('m', 'amount', 'growth'),
        metric('m', 'amount', 'cagr', { window: { ...year, months: 30 } }),
        metric('m', null, 'share'),
        metric('m', 'amount', 'sum', { window: { ...year, date: 'product' } }),
        metric('m', 'amount', 'sum', { filter: [{ column: 'product', is: '<', to: 'P2' }] }),
        metric('m', 'amount', 'sum', { filter: [{ column: 'amount', is: '<', to: 'ten' }] }),
        metric('m', 'amount', 'sum', { filter: [{ column: 'day', is: '<', to: '2026-02-30' }] }),
        metric('m', 'amount', 'sum', {
          filter: [{ column: 'amount', is: '<', to: { column: 'day' } }],
        }),
        metric('m', 'amount', 'sum', { filter: [{ column: 'nothing', is: 'filled', to: null }] }),
        metric('m', 'amount', 'percentile'),
        metric('m', 'amount', 'sum', { percent: 90 }),
        metric('m', 'amount', 'yearOnYear', { window: { ...year, months: 24 } }),
        metric('m', 'amount', 'trend', { window: { date: 'day', calendar: 'lastYear' } }),
        metric('m', 'amount', 'median', { decay: { date: 'day', halfLife: 12 } }),
        metric('m', 'amount', 'sum', { decay: { date: 'product', halfLife: 12 } }),
      ].map(async (each) => refusalOf(await check(path, orders([each])))),
    );
    expect(refused).toEqual([
      'Recipe Sales: "product" of type text',
      'Recipe Sales, metric m: none',
      'Recipe Sales, metric m: “product” of type text',
      'Recipe Sales, metric m: rows of all dates',
      'Recipe Sales, metric m: 30 months',
      'Recipe Sales, metric m: none',
      'Recipe Sales, metric m: “product”, which is not read as dates',
      'Recipe Sales, metric m: “product”, which is text',
      'Recipe Sales, metric m: “ten”',
      'Recipe Sales, metric m: “2026-02-30”',
      'Recipe Sales, metric m: “day” of type date',
      'Recipe Sales, metric m: no column “nothing”',
      'Recipe Sales, metric m: none',
      'Recipe Sales, metric m: 90 %',
      'Recipe Sales, metric m: 24 months',
      'Recipe Sales, metric m: a year or quarter of the calendar',
      'Recipe Sales, metric m: a half-life of 12 months',
      'Recipe Sales, metric m: “product”, which is not read as dates',
    ]);
  });
});
