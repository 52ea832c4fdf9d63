import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHistory, walkHistory } from '#db/history/walk-history.ts';
import { readRuns } from '#db/imports/read-runs.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { writeFeed } from '#db/sources/feed-rows.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { importAndPropose } from '#electron/engine/services/import-and-propose.ts';
import { refreshSources } from '#electron/engine/services/refresh-sources.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { FeedTakes } from '#shared/model/source-feed.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aMetric, aRecipe } from './support.ts';

const header = 'id,amount,day,region\n';
const day = (number: number, ...rows: readonly (readonly [string, number])[]): string =>
  header + rows.map(([id, amount]) => `${id},${amount},2026-01-0${number},North\n`).join('');

/** A folder with the first day of orders, imported and remembered. */
const aFedSource = async (takes: FeedTakes = 'all') => {
  const file = await aWorkspace({ ...aModel(), dimensions: [] });
  const folder = await aFolder();
  const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  await put('day-1.csv', day(1, ['a', 10], ['b', 20], ['c', 30]));
  await put('readme.md', 'no data');
  await importAndPropose(file, { path: join(folder, 'day-1.csv'), recipe: aRecipe() }, aContext());
  writeFeed(file.connection, 'Sales', { folder, pattern: 'day-*.csv', takes });
  return { file, folder, put };
};

type More = Partial<Parameters<typeof refreshSources>[1]>;

const refresh = async (file: WorkspaceFile, folder: string, more: More = {}) => {
  const done = await refreshSources(file, { folders: [folder], check: false, ...more }, aContext());
  if (!done.ok) throw new Error(done.error.found);
  return done.value;
};

const amounts = (file: WorkspaceFile) => {
  const { partnerKeys, metrics } = readSnapshot(file);
  return Object.fromEntries(partnerKeys.map((key, row) => [key, metrics[0]?.values[row]]));
};

describe('a refresh', () => {
  it('imports new files with those before, tells what changed, and is one step of undo', async () => {
    const { file, folder, put } = await aFedSource();
    await put('day-2.csv', day(2, ['a', 15], ['b', 1], ['d', 5]));
    const steps = readHistory(file.connection).position;
    const before = amounts(file);
    const [outcome] = await refresh(file, folder);
    expect(outcome).toMatchObject({
      source: 'Sales',
      status: 'imported',
      files: { added: ['day-2.csv'], changed: [], gone: [], same: 1 },
      report: { rowsAccepted: 6 },
      error: null,
    });
    expect(outcome?.changes).toMatchObject({
      against: { fileName: 'day-1.csv' },
      rowsBefore: 3,
      rowsNow: 6,
      partnersNew: { count: 1, first: ['d'] },
      partnersGone: { count: 0 },
      threshold: 0.1,
      metrics: [
        {
          code: 'amount',
          moved: 1,
          appeared: 1,
          lost: 0,
          largest: [{ key: 'a', before: 10, after: 25 }],
        },
      ],
    });
    expect(amounts(file)).toEqual({ a: 25, b: 21, c: 30, d: 5 });
    expect(readRuns(file).at(-1)?.changes).toEqual(outcome?.changes);
    const moves = outcome?.changes?.tiers.moves ?? [];
    expect(moves.length).toBe(outcome?.changes?.tiers.count);
    expect(moves.length).toBeGreaterThan(0);

    expect(readHistory(file.connection).position).toBe(steps + 1);
    await walkHistory(file, steps);
    expect(amounts(file)).toEqual(before);
    await walkHistory(file, steps + 1);
    expect(readRuns(file).at(-1)?.changes).toEqual(outcome?.changes);
  });

  it('changes nothing where the files are the same, and only tells where it checks', async () => {
    const { file, folder, put } = await aFedSource();
    expect(await refresh(file, folder)).toMatchObject([
      { status: 'unchanged', files: { same: 1 }, changes: null },
    ]);
    await put('day-1.csv', day(1, ['a', 11], ['b', 20], ['c', 30]));
    expect(await refresh(file, folder, { check: true })).toMatchObject([
      { status: 'found', files: { changed: ['day-1.csv'] } },
    ]);
    expect(readRuns(file)).toHaveLength(1);
    expect(await refresh(file, folder, { threshold: 0.5 })).toMatchObject([
      { status: 'imported', changes: { threshold: 0.5, metrics: [] } },
    ]);
    expect(amounts(file)).toEqual({ a: 11, b: 20, c: 30 });
  });

  it('takes the last file alone where that is the whole delivery', async () => {
    const { file, folder, put } = await aFedSource('last');
    await put('day-9.csv', day(9, ['a', 1]));
    await put('day-10.csv', day(9, ['b', 2]));
    const [outcome] = await refresh(file, folder);
    expect(outcome).toMatchObject({
      status: 'imported',
      report: { rowsAccepted: 1 },
      changes: { partnersGone: { count: 2, first: ['a', 'c'] } },
    });
    expect(readRuns(file).at(-1)?.fileName).toBe('day-10.csv');
  });

  it('goes on past a source that fails, and reads no folder that nobody confirmed', async () => {
    const { file, folder, put } = await aFedSource();
    const other = await aFolder();
    writeFeed(file.connection, 'Fresh', { folder, pattern: '*.csv', takes: 'all' });
    writeFeed(file.connection, 'Foreign', { folder: other, pattern: '*', takes: 'all' });
    await put('day-2.csv', day(2, ['a', 1]));
    const outcomes = await refresh(file, folder);
    expect(outcomes.map(({ source, status, error }) => [source, status, error?.found])).toEqual([
      ['Foreign', 'unconfirmed', undefined],
      ['Fresh', 'failed', 'none that counts'],
      ['Sales', 'imported', undefined],
    ]);
    await put('day-3.csv', 'id,betrag\na,1\n');
    expect(await refresh(file, folder, { sources: ['Sales'] })).toMatchObject([
      { status: 'failed', error: { where: 'day-3.csv, row 1' } },
    ]);
    await rm(folder, { recursive: true });
    expect(await refresh(file, folder, { sources: ['Sales'] })).toMatchObject([
      { status: 'failed', error: { found: 'none, or no such folder' } },
    ]);
    expect(
      await refreshSources(
        file,
        { folders: [folder], sources: ['Nobody'], check: false },
        aContext(),
      ),
    ).toMatchObject({ ok: false, error: { where: 'Nobody' } });
  });

  it('reads a source again whose looked-up source changed, in that order', async () => {
    const { file, folder, put } = await aFedSource();
    await put('aaa.csv', day(1, ['North', 7]));
    const areas = aRecipe({ source: { name: 'Zones', department: '' } });
    await commitImport(file, { path: join(folder, 'aaa.csv'), recipe: areas }, aContext());
    writeFeed(file.connection, 'Zones', { folder, pattern: 'aaa.csv', takes: 'all' });
    const recipe = aRecipe({
      lookups: [
        {
          source: 'Zones',
          match: [{ column: 'region', in: 'id' }],
          take: [{ column: 'amount', as: 'size', type: 'number' }],
          duplicates: 'refuse',
          orphans: 'keep',
        },
      ],
      metrics: [aMetric('amount', 'size', 'sum')],
    });
    await commitImport(file, { path: join(folder, 'day-1.csv'), recipe }, aContext());
    await put('aaa.csv', day(1, ['North', 8]));
    const outcomes = await refresh(file, folder);
    expect(outcomes.map(({ source, status }) => [source, status])).toEqual([
      ['Zones', 'imported'],
      ['Sales', 'imported'],
    ]);
    expect(amounts(file)['a']).toBe(8);
    expect((await refresh(file, folder)).map(({ status }) => status)).toEqual([
      'unchanged',
      'unchanged',
    ]);
  });

  it('stops at a cancel', async () => {
    const { file, folder, put } = await aFedSource();
    await mkdir(join(folder, 'day-4.csv'));
    await put('day-2.csv', day(2, ['a', 1]));
    const controller = new AbortController();
    controller.abort();
    const done = await refreshSources(
      file,
      { folders: [folder], check: false },
      aContext({ signal: controller.signal }),
    );
    expect(done).toMatchObject({ ok: false, error: { type: 'Cancelled' } });
    expect(readRuns(file)).toHaveLength(1);
  });
});
