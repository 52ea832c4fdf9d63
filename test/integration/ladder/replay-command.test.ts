import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { aSampleEngine } from '#test/fixtures/a-sample-engine.ts';
import { shellIn } from '#test/fixtures/a-shell.ts';

type Track = {
  readonly churn: number;
  readonly reversals: readonly unknown[];
  readonly reviews: readonly { readonly day: string; readonly up: number }[];
};
type Document = {
  readonly hasClock: boolean;
  readonly withClock: Track;
  readonly withoutClock: Track;
  readonly metrics: readonly { readonly code: string; readonly basis: string }[];
};

it('replays the ladder of the sample over twelve quarters, calmer with a clock than without', async () => {
  const { folder, path, dispose, workspace, save } = await aSampleEngine();
  const { model } = workspace;
  const tiers = model.tiers.map((tier) => ({
    ...tier,
    rules: {
      ...tier.rules,
      clock: {
        ...tier.rules.clock,
        hold: tier.line === null ? null : tier.line - 4,
        confirmUp: 2,
        confirmDown: 2,
      },
    },
  }));
  await save(workspace, { ...model, tiers }, 'Clock');
  await dispose();

  const { run, at } = shellIn(folder, '');
  const answer = await run('replay', path, '--json', '--out', at('replay.csv'));
  expect([answer.status, answer.err]).toEqual([0, '']);
  const document = JSON.parse(answer.out) as Document;
  expect(document.hasClock).toBe(true);
  expect(document.withClock.reviews.map(({ day }) => day)).toEqual(
    ['2023', '2024', '2025'].flatMap((year) =>
      ['03-31', '06-30', '09-30', '12-31'].map((day) => `${year}-${day}`),
    ),
  );
  expect(document.withClock.churn).toBeLessThan(document.withoutClock.churn);
  expect(document.metrics.find(({ code }) => code === 'revenue_year')?.basis).toBe('window');
  const csv = await readFile(at('replay.csv'), 'utf8');
  expect(csv.split('\r\n')[0]).toBe('review,key,partner,score,tier,status,tier without clock');
  expect(await run('replay', path, '--months', '5')).toMatchObject({ status: 2 });
  expect(await run('replay', path, '--months', '12', '--reviews', '2')).toMatchObject({
    status: 0,
    out: expect.stringContaining('2024-12-31') as string,
  });
  const reviewed = await run('review', path, '--on', '2026-03-31', '--json');
  expect([reviewed.status, JSON.parse(reviewed.out)]).toMatchObject([0, { review: 1 }]);
  expect(await run('review', path, '--on', '2026-03-31')).toMatchObject({
    status: 3,
    err: expect.stringContaining('a day after the last review, 2026-03-31') as string,
  });
  expect(await run('review', path, '--on', '2026-06-30')).toMatchObject({
    status: 0,
    out: expect.stringContaining('Recorded review 2') as string,
  });

  const empty = at('empty.tierwright');
  await run('new', empty, '--name', 'Empty');
  expect(await run('replay', empty)).toMatchObject({
    status: 3,
    err: expect.stringContaining('Import files with a date column') as string,
  });
});
