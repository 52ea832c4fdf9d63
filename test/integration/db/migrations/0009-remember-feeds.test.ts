import { describe, expect, it } from 'vitest';
import { readHistory, walkHistory } from '#db/history/walk-history.ts';
import { recordStep } from '#db/history/record-step.ts';
import { purgeOrphanRuns } from '#db/imports/purge-orphan-runs.ts';
import { writeFeed } from '#db/sources/feed-rows.ts';
import { readSources } from '#db/sources/source-rows.ts';
import type { SourceFeed } from '#shared/model/source-feed.ts';
import { ok } from '#shared/result.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';

const daily: SourceFeed = { folder: '/exports', pattern: 'day-*.csv', takes: 'all' };
const at = '2026-03-01T00:00:00.000Z';

describe('migration 9', () => {
  it('remembers folders of sources as steps of undo, which cleaning leaves alone', async () => {
    const file = await aWorkspace();
    const set = (label: string, feed: SourceFeed | null) =>
      recordStep(file, label, at, () => {
        writeFeed(file.connection, 'Orders', feed);
        return Promise.resolve(ok(null));
      });
    const feeds = () => readSources(file.connection).map(({ name, feed }) => [name, feed]);
    await set('Set', daily);
    await set('Change', { ...daily, takes: 'last' });
    await set('Forget', null);
    expect([feeds(), readHistory(file.connection).position]).toEqual([[], 3]);
    await walkHistory(file, 2);
    expect(feeds()).toEqual([['Orders', { ...daily, takes: 'last' }]]);
    await walkHistory(file, 1);
    expect(feeds()).toEqual([['Orders', daily]]);
    await walkHistory(file, 0);
    await purgeOrphanRuns(file);
    await walkHistory(file, 1);
    expect(feeds()).toEqual([['Orders', daily]]);
  });
});
