import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { recordStep } from '#db/history/record-step.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import type { FigureName } from '#db/lineage/find-deciding.ts';
import { readFigureRows } from '#db/lineage/read-figure-rows.ts';
import { readFigure } from '#db/lineage/read-figure.ts';
import { writeFormulas } from '#db/metrics/formula-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { importRates } from '#electron/engine/intake/import-rates.ts';
import { previewImport } from '#electron/engine/intake/preview-import.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { decide } from '#electron/engine/services/partners.ts';
import { guessRateColumns, rateRecipe } from '#shared/intake/rate-columns.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import { ok } from '#shared/result.ts';
import { absenceOf } from '#shared/model/cell-status.ts';
import { createSample, sampleSeed } from '#shared/sample/create-sample.ts';
import { aWorkspace, testTime } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe, refusalOf } from '../intake/support.ts';

const text = `id,amount,day,region
A,10,2026-03-31,North
B,20,2026-01-15,South
A,,2026-02-01,North
A,5,2024-01-01,North
A,7,2026-03-01,West
A,none yet,2026-03-02,North
A,x,2026-03-02,North
C,1,2026-03-31,North
`;

const recipe = aRecipe({
  columns: [
    { header: 'id', type: 'text' },
    { header: 'amount', type: 'number', misfits: [{ texts: ['none *'], take: 'missing' }] },
    { header: 'day', type: 'date' },
    { header: 'region', type: 'text' },
  ],
  metrics: [
    {
      ...aMetric('amount', 'amount', 'sum'),
      filter: [{ column: 'region', is: '!=', to: 'West' }],
      window: { date: 'day', months: 12, back: 0 },
    },
  ],
});

const take = async (
  file: WorkspaceFile,
  content: string,
  how: Recipe = recipe,
  on: Date = testTime,
): Promise<void> => {
  const path = await aFile(content);
  const done = await commitImport(file, { path, recipe: how }, aContext({ now: () => on }));
  expect(refusalOf(done)).toBe('not refused');
};

const amountOf = (partner: string, over: Partial<FigureName> = {}): FigureName => ({
  partner,
  metric: 'amount',
  knownOn: null,
  ...over,
});

describe('the rows behind a figure', () => {
  it('are those of the file, with why each does not count, of merged keys too', async () => {
    const file = await aWorkspace();
    await take(file, text);
    await decide(file, { kind: 'merge', survivor: 'A', alias: 'B' }, testTime.toISOString());
    const sha256 = createHash('sha256').update(text).digest('hex');
    // Asked for by the merged key, it is the figure of the partner that it counts as.
    expect(readFigure(file, amountOf('B'))).toEqual({
      code: 'amount',
      name: 'amount',
      unit: '',
      decimals: 2,
      partner: { key: 'A', name: 'A' },
      value: 30,
      absence: null,
      origin: {
        kind: 'rows',
        keys: ['A', 'B'],
        metric: recipe.metrics[0],
        window: { from: '2025-04-01', to: '2026-03-31' },
        run: {
          id: 1,
          sourceName: 'Sales',
          fileName: 'table.csv',
          fileSha256: sha256,
          files: [{ name: 'table.csv', sha256 }],
          importedAt: testTime.toISOString(),
          recipeSha256: createHash('sha256').update(canonicalJson(recipe)).digest('hex'),
          recipeVersion: 1,
        },
        columns: [
          { header: 'id', type: 'text', isUsed: false },
          { header: 'amount', type: 'number', isUsed: true },
          { header: 'day', type: 'date', isUsed: true },
          { header: 'region', type: 'text', isUsed: true },
        ],
        total: 6,
        counted: 2,
        rejected: {
          inFile: 1,
          ofPartner: [
            {
              rowNumber: 8,
              reason: 'Expected a number in "amount".',
              cells: ['A', 'x', '2026-03-02', 'North'],
            },
          ],
        },
      },
    });
    const settled = [{ header: 'amount', text: 'none yet', taken: '' }];
    expect(readFigureRows(file, amountOf('A'), 0, 100)).toEqual([
      {
        file: 0,
        rowNumber: 2,
        cells: ['A', '10', '2026-03-31', 'North'],
        leftOut: '',
        rate: null,
        weight: null,
        settled: [],
      },
      {
        file: 0,
        rowNumber: 3,
        cells: ['B', '20', '2026-01-15', 'South'],
        leftOut: '',
        rate: null,
        weight: null,
        settled: [],
      },
      {
        file: 0,
        rowNumber: 4,
        cells: ['A', '', '2026-02-01', 'North'],
        leftOut: 'amount is blank.',
        rate: null,
        weight: null,
        settled: [],
      },
      {
        file: 0,
        rowNumber: 5,
        cells: ['A', '5', '2024-01-01', 'North'],
        leftOut: 'day lies outside the window.',
        rate: null,
        weight: null,
        settled: [],
      },
      {
        file: 0,
        rowNumber: 6,
        cells: ['A', '7', '2026-03-01', 'West'],
        leftOut: 'The filter leaves it out: region ≠ West does not hold.',
        rate: null,
        weight: null,
        settled: [],
      },
      {
        file: 0,
        rowNumber: 7,
        cells: ['A', '', '2026-03-02', 'North'],
        leftOut: 'amount is blank.',
        rate: null,
        weight: null,
        settled,
      },
    ]);
    const page = readFigureRows(file, amountOf('A'), 1, 2);
    expect(page.map(({ rowNumber }) => rowNumber)).toEqual([3, 4]);
  });

  it('belong to the newest import that knows both, and on a day to the one known then', async () => {
    const file = await aWorkspace();
    const other = { ...recipe, metrics: [aMetric('amount', 'amount', 'max')] };
    await take(file, 'id,amount,day,region\nA,1,2026-03-31,N\nB,2,2026-03-31,N\n');
    await take(
      file,
      'id,amount,day,region\nA,3,2026-03-31,N\n',
      other,
      new Date('2026-03-05T08:00:00Z'),
    );
    await take(
      file,
      'id,amount,day,region\nA,4,2026-03-31,N\n',
      recipe,
      new Date('2026-03-09T08:00:00Z'),
    );
    const decidedBy = (name: FigureName): unknown => {
      const figure = readFigure(file, name);
      return figure?.origin?.kind === 'rows'
        ? [figure.value, figure.origin.run.id, figure.origin.run.recipeVersion]
        : [figure?.value, figure?.absence];
    };
    expect([
      decidedBy(amountOf('A')),
      decidedBy(amountOf('A', { knownOn: '2026-03-08' })),
      decidedBy(amountOf('A', { knownOn: '2026-03-04' })),
      decidedBy(amountOf('B')),
    ]).toEqual([
      [4, 3, 1],
      [3, 2, 2],
      [1, 1, 1],
      [2, 1, 1],
    ]);
    expect(
      [
        amountOf('A', { knownOn: '2026-02-01' }),
        amountOf('A', { metric: 'other' }),
        amountOf('Z'),
      ].map((name) => readFigure(file, name)),
    ).toEqual([null, null, null]);
  });

  it('are told by their file and their row in it where an import reads many files', async () => {
    const file = await aWorkspace();
    const first = 'id,amount,day,region\nA,1,2026-03-31,N\nA,x,2026-03-31,N\n';
    const second = 'id,amount,day,region\nB,1,2026-03-31,N\nA,2,2026-03-31,N\nA,x,2026-03-31,N\n';
    const path = await aFile(first, 'a.csv');
    const also = [await aFile(second, 'b.csv')];
    await commitImport(file, { path, also, recipe: aRecipe() }, aContext());
    const figure = readFigure(file, amountOf('A'));
    expect(figure?.origin).toMatchObject({
      run: {
        fileName: 'a.csv and 1 more',
        files: [first, second].map((content, index) => ({
          name: index === 0 ? 'a.csv' : 'b.csv',
          sha256: createHash('sha256').update(content).digest('hex'),
        })),
      },
      rejected: {
        inFile: 2,
        ofPartner: [
          { fileName: 'a.csv', rowNumber: 3 },
          { fileName: 'b.csv', rowNumber: 4 },
        ],
      },
    });
    const rows = readFigureRows(file, amountOf('A'), 0, 10);
    expect(rows.map((row) => [row.file, row.rowNumber, row.cells[1]])).toEqual([
      [0, 2, '1'],
      [1, 3, '2'],
    ]);
  });

  it('of a formula are the metrics that it reads; what no import tells has no origin', async () => {
    const file = await aWorkspace();
    await take(file, 'id,amount,day,region\nA,6,2026-03-31,N\nB,,2026-03-31,N\n');
    const other = aRecipe({ metrics: [aMetric('orders', null, 'count')] });
    await take(file, 'id,amount,day,region\nA,1,2026-03-31,N\nA,1,2026-03-31,N\n', other);
    const formula = {
      ...{ id: 'f', code: 'each', name: 'Each', formula: 'amount / orders', unit: 'EUR' },
      ...{ decimals: 1, higherIsBetter: true },
    };
    await recordStep(file, 'Add', testTime.toISOString(), () => {
      writeFormulas(file.connection, [formula]);
      return Promise.resolve(ok(null));
    });
    const each = readFigure(file, amountOf('A', { metric: 'each' }));
    expect(each).toMatchObject({ code: 'each', value: 3, unit: 'EUR' });
    expect(each?.origin).toEqual({
      kind: 'formula',
      formula: 'amount / orders',
      inputs: [
        { code: 'amount', name: 'amount', unit: '', decimals: 2, value: 6, absence: null },
        { code: 'orders', name: 'orders', unit: '', decimals: 2, value: 2, absence: null },
      ],
    });
    expect(readFigureRows(file, amountOf('A', { metric: 'each' }), 0, 10)).toEqual([]);
    const none = readFigure(file, amountOf('B', { metric: 'orders' }));
    expect([none?.value, none?.absence, none?.origin]).toEqual([null, 'noActivity', null]);
  });
});

it('tells the figure of the snapshot for every metric of some partners of the sample', async () => {
  const file = await aWorkspace();
  for (const { recipe: how, text: content } of createSample(sampleSeed).files) {
    await take(file, content, how);
  }
  const snapshot = readSnapshot(file);
  const rows = [0, 57, 123, snapshot.partnerKeys.length - 1];
  const told = rows.map((row) =>
    snapshot.metrics.map(({ code }) => {
      const name = { partner: snapshot.partnerKeys[row] ?? '', metric: code, knownOn: null };
      const figure = readFigure(file, name);
      const { origin } = figure ?? {};
      const all = readFigureRows(file, name, 0, 5000);
      const adds = origin?.kind === 'rows' && origin.metric.aggregation === 'sum';
      const place = adds
        ? origin.columns.findIndex(({ header }) => header === origin.metric.header)
        : -1;
      const sum = all
        .filter(({ leftOut }) => leftOut === '')
        .reduce((total, { cells }) => total + Number(cells[place]), 0);
      return {
        value: figure?.value,
        absence: figure?.absence,
        ...(adds && figure?.value !== null
          ? { sum: Math.abs(sum - (figure?.value ?? NaN)) < 1e-6 }
          : {}),
      };
    }),
  );
  expect(told).toEqual(
    rows.map((row, at) =>
      snapshot.metrics.map(({ values, status }, place) => {
        const absence = absenceOf(status[row] ?? 0);
        return {
          value: absence === null ? values[row] : null,
          absence,
          ...('sum' in (told[at]?.[place] ?? {}) ? { sum: true } : {}),
        };
      }),
    ),
  );
  expect(told.flat().filter((each) => 'sum' in each).length).toBeGreaterThan(3);
});

it('tells the rate and the weight of each row, and a currency that has none', async () => {
  const file = await aWorkspace();
  const rates = 'Date,Currency,Rate\n2026-01-01,USD,0.8\n';
  const path = await aFile(rates, 'rates.csv');
  const preview = await previewImport(file, { path, recipe: null }, aContext());
  if (!preview.ok) throw new Error(preview.error.found);
  const how = rateRecipe(preview.value.guess, guessRateColumns(preview.value));
  const request = { path, recipe: how, base: 'EUR', quote: 'basePerUnit' } as const;
  expect(refusalOf(await importRates(file, request, aContext()))).toBe('not refused');
  const currency = { policy: 'dated', column: 'region', date: 'day', withinDays: 90 } as const;
  await take(
    file,
    'id,amount,day,region\nA,10,2026-03-31,USD\nA,10,2026-02-28,EUR\nB,1,2026-03-31,USD\nB,1,2026-03-31,GBP\n',
    aRecipe({
      attributes: [],
      metrics: [
        { ...aMetric('amount', 'amount', 'sum'), currency },
        { ...aMetric('aged', 'amount', 'sum'), decay: { date: 'day', halfLife: 1 } },
      ],
    }),
  );
  const told = (partner: string, metric: string): unknown => {
    const name = amountOf(partner, { metric });
    const rows = readFigureRows(file, name, 0, 10).map((row) => [
      row.rowNumber,
      row.rate,
      row.weight,
      row.leftOut,
    ]);
    const figure = readFigure(file, name);
    return [figure?.value, figure?.absence, rows];
  };
  expect([told('A', 'amount'), told('B', 'amount'), told('A', 'aged')]).toEqual([
    [
      18,
      null,
      [
        [2, 0.8, null, ''],
        [3, 1, null, ''],
      ],
    ],
    [
      null,
      'notComputable',
      [
        [4, 0.8, null, ''],
        [5, null, null, 'Its currency has no rate, so the figure cannot be computed.'],
      ],
    ],
    [
      15,
      null,
      [
        [2, null, 1, ''],
        [3, null, 0.5, ''],
      ],
    ],
  ]);
});
