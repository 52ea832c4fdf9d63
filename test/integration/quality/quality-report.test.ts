import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import { defaultThresholds, type QualityReport } from '#shared/model/quality.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { assumedDetails } from '#shared/model/source.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aContext, aFile, aMetric, aRecipe } from '../intake/support.ts';

const recipe: Recipe = aRecipe({ metrics: [aMetric('amount', 'amount', 'latest')] });

const table = (amounts: readonly (readonly [string, number | string])[]): string =>
  `id,amount,day,region\n${amounts.map(([id, amount]) => `${id},${amount},2026-01-01,N\n`).join('')}`;

const context = { signal: new AbortController().signal, progress: () => undefined };

const aProgramme = async () => {
  const folder = await aFolder();
  let now = new Date('2026-03-01T09:00:00Z');
  const { handlers, dispose } = createHandlers({
    configFolder: folder,
    fontsFolder: pathToFileURL(`${folder}/`),
    startReader: aContext().startReader,
    now: () => now,
  });
  onTestFinished(dispose);
  const path = join(folder, 'programme.tierwright');
  await handlers['workspace/create']({ path, name: 'Programme' }, context);
  const take = async (text: string, over: Partial<Recipe> = {}): Promise<number> => {
    const request = { path: await aFile(text), also: [], recipe: { ...recipe, ...over } };
    const done = await handlers['import/commit'](request, context);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return done.value.workspace.runs.at(-1)?.id ?? 0;
  };
  const report = async (): Promise<QualityReport> => {
    const read = await handlers['quality/read']({}, context);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return read.value;
  };
  const seen = async (): Promise<readonly string[]> =>
    (await report()).alerts.map(
      ({ level, about, sentence, isBlocking, acknowledged }) =>
        `${acknowledged === null ? (isBlocking ? 'blocking' : 'open') : 'noted'} ${level} ${about}: ${sentence}`,
    );
  return { handlers, path, take, report, seen, at: (time: string) => (now = new Date(time)) };
};

const good = table([
  ['a', 10],
  ['b', 12],
  ['c', 11],
  ['d', 13],
]);

describe('the report on quality', () => {
  it('tells of the newest import of a source what differs from the one before, and who is missing', async () => {
    const { handlers, take, seen, at } = await aProgramme();
    await take(good, { attributes: [] });
    expect(await seen()).toEqual([]);
    await take(
      table([
        ['a', 10_500],
        ['b', 12_000],
        ['b', 12_000],
        ['e', 'x'],
      ]),
    );
    const details = { ...assumedDetails, frequency: 'monthly' as const };
    await handlers['source/save']({ name: 'Sales', details }, context);
    at('2026-04-03T09:00:00Z');
    expect(await seen()).toEqual([
      'blocking metric amount: The median went from 11.50 to 11,250.00, about 1,000 times: as if in another unit than the import before.',
      'open source Sales: A partner that should have one row is named again: 1 row (33.3 %).',
      'open source Sales: Like another row in every cell: 1 row (33.3 %).',
      'open source Sales: Rejected: 1 of 4 rows (25 %).',
      'open source Sales: 2 partners, 4 in the import before (−50 %).',
      'open source Sales: Due on 2026-04-01, 2 days late.',
      'open source Sales: "Region" is the same for every partner.',
    ]);
  });

  it('keeps what was said of an alert, over what no longer holds, as steps of undo', async () => {
    const { handlers, take, report, seen } = await aProgramme();
    await take(good.replace('13', '900'), { attributes: [] });
    const [alert] = (await report()).alerts;
    const words = 'metric amount: 1 value far from the others: d (900.00).';
    expect(await seen()).toEqual([`open ${words}`]);
    await handlers['quality/acknowledge']({ id: alert?.id ?? '', note: 'A real order.' }, context);
    expect(await seen()).toEqual([`noted ${words}`]);
    const gone = await handlers['quality/acknowledge']({ id: 'none', note: 'x' }, context);
    expect(gone.ok ? '' : gone.error.found).toBe('one that no longer does');

    const thresholds = { ...defaultThresholds, outlierLimit: 1000, blocking: [] };
    await handlers['quality/save-thresholds']({ thresholds }, context);
    expect(await seen()).toEqual([]);
    expect((await report()).past.map(({ sentence, note }) => [sentence, note])).toEqual([
      ['amount: 1 value far from the others: d (900.00).', 'A real order.'],
    ]);
    await handlers['history/undo']({}, context);
    expect((await report()).thresholds).toEqual(defaultThresholds);
    await handlers['history/undo']({}, context);
    expect(await seen()).toEqual([`open ${words}`]);
    await handlers['history/redo']({}, context);
    await handlers['quality/reopen']({ id: alert?.id ?? '' }, context);
    expect(await seen()).toEqual([`open ${words}`]);
  });

  it('compares a control total with the accepted rows of the newest import, within a tolerance', async () => {
    const { handlers, take, report, seen } = await aProgramme();
    const runId = await take(good, { attributes: [] });
    const said = { runId, header: 'amount', total: 46.004, tolerance: 0.01 };
    await handlers['quality/save-control'](said, context);
    expect(await seen()).toEqual([]);
    await handlers['quality/save-control']({ ...said, total: 50 }, context);
    expect(await seen()).toEqual([
      'blocking source Sales: "amount" should come to 50.00; accepted rows hold 46.00, 4.00 less.',
    ]);
    expect((await report()).controls).toEqual([
      { ...said, total: 50, accepted: 46, isHidden: false, holds: false },
    ]);
    expect((await report()).columns).toEqual([{ source: 'Sales', runId, headers: ['amount'] }]);
    await handlers['quality/save-control']({ ...said, total: null }, context);
    expect(await seen()).toEqual([]);
    await handlers['history/undo']({}, context);
    expect(await seen()).toHaveLength(1);
  });

  it('tells no value of what is sensitive, in sentences, scorecards and control totals', async () => {
    const { handlers, take, report, seen } = await aProgramme();
    const runId = await take(good.replace('13', '900'), { attributes: [] });
    const column = {
      kind: 'column',
      source: 'Sales',
      code: 'amount',
      level: 'confidential',
    } as const;
    await handlers['sensitivity/mark']({ ...column, name: 'amount' }, context);
    const said = { runId, header: 'amount', total: 50, tolerance: 0 };
    await handlers['quality/save-control'](said, context);
    expect(await seen()).toEqual([
      'blocking source Sales: "amount" comes to another sum than was said.',
      'open metric amount: 1 value far from the others.',
    ]);
    expect((await report()).controls).toEqual([
      { ...said, accepted: null, isHidden: true, holds: false },
    ]);
    const cards = await handlers['import/quality']({}, context);
    expect(cards.ok && cards.value[0]?.metrics[0]).toMatchObject({ median: null, farthest: [] });
  });

  it('hears between pieces that it is to stop, tells how far it is, and goes on from there', async () => {
    const { handlers, take, report } = await aProgramme();
    const many = Array.from({ length: 20_000 }, (_, row) => [`p${row % 10_000}`, row] as const);
    await take(table(many), { attributes: [] });
    await take(table(many), { attributes: [] });
    const control = new AbortController();
    const seen: Progress[] = [];
    const progress = (step: Progress): void => {
      seen.push(step);
      control.abort();
    };
    const stopped = await handlers['quality/read']({}, { signal: control.signal, progress });
    expect([stopped.ok, !stopped.ok && stopped.error.type]).toEqual([false, 'Cancelled']);
    expect(seen).toHaveLength(1);
    expect((await report()).alerts.map(({ kind, about }) => `${kind} ${about}`)).toEqual([
      'duplicates Sales',
    ]);
  });

  it('names two units of one metric, whichever source said it last', async () => {
    const { take, seen } = await aProgramme();
    await take(good, {
      attributes: [],
      metrics: [{ ...aMetric('amount', 'amount', 'latest'), unit: 'EUR' }],
    });
    await take(good, {
      attributes: [],
      source: { name: 'Ledger', department: '' },
      metrics: [{ ...aMetric('amount', 'amount', 'latest'), unit: 'k EUR' }],
    });
    expect(await seen()).toEqual([
      'blocking metric amount: Sales says it in EUR, Ledger in k EUR.',
    ]);
  });
});
