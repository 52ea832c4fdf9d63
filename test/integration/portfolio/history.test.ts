import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { noFilter } from '#shared/model/portfolio-view.ts';
import { sensitiveId } from '#shared/model/sensitivity.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { shellIn } from '#test/fixtures/a-shell.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe, refusalOf } from '../intake/support.ts';

const lines = [
  'id,amount,secret,day',
  'A,10,5,2025-02-01',
  'A,30,6,2025-09-01',
  'B,80,7,2025-05-01',
  'B,20,8,2025-11-01',
  'C,40,9,2025-12-31',
];

const model = aModel({
  dimensions: [
    aDimension('all', [
      aCriterion('amount', {
        valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
      }),
    ]),
  ],
});

const plan = { months: 3, reviews: 8 } as const;

const setUp = async () => {
  const file = await aWorkspace(model);
  const window = { date: 'day', months: 3, back: 0 } as const;
  const recipe = aRecipe({
    columns: [
      { header: 'id', type: 'text' },
      { header: 'amount', type: 'number' },
      { header: 'secret', type: 'number', sensitivity: 'confidential' },
      { header: 'day', type: 'date' },
    ],
    orderedBy: 'day',
    attributes: [],
    metrics: [
      { ...aMetric('amount', 'amount', 'sum'), window },
      aMetric('secret', 'secret', 'sum'),
    ],
  });
  const taken = await commitImport(
    file,
    { path: await aFile(`${lines.join('\n')}\n`), recipe },
    aContext(),
  );
  expect(refusalOf(taken)).toBe('not refused');
  // A list of partners without any date, which knows nothing of the past.
  const undated = await commitImport(
    file,
    {
      path: await aFile('id,staff\nA,3\nB,4\n'),
      recipe: aRecipe({
        attributes: [],
        orderedBy: null,
        columns: [
          { header: 'id', type: 'text' },
          { header: 'staff', type: 'number' },
        ],
        metrics: [aMetric('staff', 'staff', 'sum')],
      }),
    },
    aContext(),
  );
  expect(refusalOf(undated)).toBe('not refused');
  await file.close();
  const folder = await aFolder();
  const { handlers, dispose } = createHandlers({
    configFolder: folder,
    fontsFolder: pathToFileURL(`${folder}/`),
    startReader: aContext().startReader,
  });
  const control = new AbortController();
  const progress: string[] = [];
  const context = {
    signal: control.signal,
    progress: ({ label }: { readonly label: string }) => void progress.push(label),
  };
  await handlers['workspace/open']({ path: file.path }, context);
  const past = async (
    series: readonly string[],
    partner: string | null = null,
    include: string[] = [],
  ) => handlers['portfolio/history']({ plan, series: [...series], partner, include }, context);
  return { folder, handlers, context, control, progress, past, dispose, path: file.path };
};

it('tells score and metrics at the ends of past quarters: gaps stay gaps, and a list without a date has no past', async () => {
  const { past, progress, dispose } = await setUp();
  const answer = await past(['score', 'metric:amount', 'metric:staff', 'metric:gone']);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  expect(answer.value.days).toEqual(['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31']);
  const figures = answer.value.series.map(({ id, basis, values }) => [id, basis, [...values]]);
  expect(figures).toEqual([
    // By the model no activity is worth the least: a rule, which the metric itself knows nothing of.
    ['score', null, [10, 0, 30, 0, 0, 80, 0, 20, 0, 0, 0, 40]],
    ['metric:amount', 'window', [10, NaN, 30, NaN, NaN, 80, NaN, 20, NaN, NaN, NaN, 40]],
    ['metric:staff', 'always', [NaN, NaN, NaN, 3, NaN, NaN, NaN, 4, NaN, NaN, NaN, NaN]],
  ]);
  // Measured once: the one partner is asked for without measuring again, and says the same.
  expect(progress.includes('Measuring the past')).toBe(true);
  progress.length = 0;
  const one = await past(['metric:amount', 'score'], 'B');
  expect(progress.includes('Measuring the past')).toBe(false);
  expect(one.ok && one.value.series.map(({ id, values }) => [id, [...values]])).toEqual([
    ['metric:amount', [NaN, 80, NaN, 20]],
    ['score', [0, 80, 0, 20]],
  ]);
  expect(await past(['score'], 'nobody')).toMatchObject({
    ok: false,
    error: { expected: 'the key of a partner', found: expect.stringContaining('nobody') as string },
  });
  await dispose();
});

it('leaves out what is sensitive unless it is asked for, and measures again when the data are others', async () => {
  const { past, handlers, context, progress, control, dispose } = await setUp();
  const secret = sensitiveId({ kind: 'metric', source: '', code: 'secret' });
  const masked = await past(['metric:secret']);
  expect(masked.ok && masked.value.series).toEqual([]);
  const shown = await past(['metric:secret'], null, [secret]);
  expect(shown.ok && [...(shown.value.series[0]?.values ?? [])]).toEqual([
    5,
    5,
    11,
    11,
    NaN,
    7,
    7,
    15,
    NaN,
    NaN,
    NaN,
    9,
  ]);
  progress.length = 0;
  await handlers['history/undo']({}, context);
  const without = await past(['metric:staff']);
  expect(progress.includes('Measuring the past')).toBe(true);
  expect(without.ok && without.value.series).toEqual([]);
  await handlers['history/redo']({}, context);
  control.abort();
  expect(await past(['score'])).toMatchObject({ ok: false, error: { type: 'Cancelled' } });
  await dispose();
});

it('is written beside the partners: the trend of what the view shows, and each period when asked for', async () => {
  const { folder, handlers, context, dispose } = await setUp();
  const write = async (withPeriods: boolean) => {
    const path = join(folder, 'past.csv');
    const columns = ['trend:metric:amount', 'trend:metric:secret'];
    const sort = { column: 'trend:metric:amount', isDescending: false };
    const written = await handlers['portfolio/export'](
      { path, format: 'csv', view: { filter: noFilter, sort, columns }, withPeriods } as never,
      context,
    );
    expect(written.ok && written.value.leftOut[0]).toBe('Trend of secret (a quarter)');
    const text = await readFile(path, 'utf8');
    return text
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => line.split(',').slice(8));
  };
  expect(await write(false)).toEqual([['Trend of amount (a quarter)'], ['-30'], ['10'], ['']]);
  expect(await write(true)).toEqual([
    [
      'Trend of amount (a quarter)',
      ...['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'].map((day) => `amount on ${day}`),
    ],
    ['-30', 'no activity', '80', 'no activity', '20'],
    ['10', '10', 'no activity', '30', 'no activity'],
    ['', 'no activity', 'no activity', 'no activity', '40'],
  ]);
  await dispose();
});

it('is told by the command line, a row a partner and metric, and so are natural breaks of the scores', async () => {
  const { folder, path, dispose } = await setUp();
  await dispose();
  const { run, at } = shellIn(folder, '');
  const answer = await run('history', path, '--metric', 'amount', '--out', at('past.csv'));
  expect([answer.status, answer.err]).toEqual([0, '']);
  expect(answer.out).toContain('amount: 1 rise, 1 fall, 1 without a trend');
  const csv = await readFile(at('past.csv'), 'utf8');
  expect(csv.split('\r\n').slice(0, 3)).toEqual([
    'key,partner,what,2025-03-31,2025-06-30,2025-09-30,2025-12-31,trend',
    'A,A,score,10,0,30,0,0',
    'A,A,amount,10,no activity,30,no activity,10',
  ]);
  expect(await run('history', path, '--metric', 'gone')).toMatchObject({ status: 3 });
  expect(await run('history', path, '--months', '5')).toMatchObject({ status: 2 });
  const breaks = await run('breaks', path, '--tiers', '2', '--json');
  expect(JSON.parse(breaks.out)).toMatchObject({
    fit: 0.75,
    tiers: [
      { tier: '1', line: 20, partners: 2 },
      { tier: '2', line: null, partners: 1 },
    ],
  });
  expect(await run('breaks', path, '--tiers', '7')).toMatchObject({ status: 3 });
  const hidden = await run('history', path, '--metric', 'secret');
  expect(hidden.out).toContain('Left out as sensitive: secret');
});
