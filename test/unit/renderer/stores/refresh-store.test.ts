import { describe, expect, it } from 'vitest';
import { createRefreshStore } from '#renderer/stores/refresh-store.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { SourceFeed } from '#shared/model/source-feed.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok } from '#shared/result.ts';
import type { RefreshOutcome, RefreshStatus } from '#shared/sources/refresh-outcome.ts';
import { createFakeEngine, createGate, type FakeAnswers } from '../fake-engine.ts';

const outcome = (source: string, status: RefreshStatus): RefreshOutcome => ({
  source,
  folder: `/${source}`,
  status,
  files: null,
  runId: null,
  report: null,
  changes: null,
  error: null,
});

const feed = (folder: string): SourceFeed => ({ folder, pattern: '*', takes: 'all' });

const workspace = {
  revision: 1,
  sources: [
    { name: 'crm', feed: feed('/crm') },
    { name: 'erp', feed: feed('/erp') },
    { name: 'none', feed: null },
  ],
} as unknown as Workspace;

const refused: AppError = {
  type: 'InputRefused',
  where: 'crm',
  expected: 'a',
  found: 'b',
  remedy: 'c',
};

const setUp = (over: FakeAnswers = {}, chosen: string | null = '/erp') => {
  const engine = createFakeEngine({
    'refresh/run': ({ sources }) =>
      ok({
        outcomes:
          sources === undefined
            ? [outcome('crm', 'imported'), outcome('erp', 'unconfirmed')]
            : [outcome('erp', 'unchanged')],
        workspace,
      }),
    'source/save-feed': () => ok(workspace),
    ...over,
  });
  const applied: Workspace[] = [];
  const confirmed = ['/crm', '/elsewhere'];
  const store = createRefreshStore({
    call: engine.call,
    shell: {
      chooseFolder: () => {
        if (chosen !== null) confirmed.push(chosen);
        return Promise.resolve(chosen);
      },
      confirmedFolders: () => Promise.resolve(confirmed),
    },
    workspace: () => workspace,
    applyWorkspace: (next) => applied.push(next),
  });
  return { ...engine, store, applied };
};

const statuses = ({ store }: ReturnType<typeof setUp>) =>
  store.getState().outcomes?.map(({ source, status }) => `${source} ${status}`);

describe('the refresh store', () => {
  it('reads the confirmed folders of sources alone, and hands the workspace on', async () => {
    const world = setUp();
    await world.store.actions.refresh();
    expect(world.asked).toEqual([['refresh/run', { folders: ['/crm'], check: false }]]);
    expect(statuses(world)).toEqual(['crm imported', 'erp unconfirmed']);
    expect([world.applied, world.store.getState().work]).toEqual([[workspace], null]);
  });

  it('reads a source whose folder is confirmed, and keeps what was told of the others', async () => {
    const world = setUp();
    await world.store.actions.refresh();
    await world.store.actions.confirm('erp');
    expect(world.asked.at(-1)).toEqual([
      'refresh/run',
      { folders: ['/crm', '/erp'], check: false, sources: ['erp'] },
    ]);
    expect(statuses(world)).toEqual(['crm imported', 'erp unchanged']);
  });

  it('remembers another folder where another is chosen, and does nothing where none is', async () => {
    const moved = setUp({}, '/erp moved');
    await moved.store.actions.confirm('erp');
    expect(moved.asked[0]).toEqual(['source/save-feed', { name: 'erp', ...feed('/erp moved') }]);
    const dismissed = setUp({}, null);
    await dismissed.store.actions.confirm('erp');
    expect(dismissed.asked).toEqual([]);
  });

  it('shows what failed, and forgets all when it is closed', async () => {
    const world = setUp({ 'refresh/run': () => err(refused) });
    await world.store.actions.refresh();
    expect(world.store.getState()).toMatchObject({ isOpen: true, error: refused, work: null });
    expect(
      await setUp({ 'source/save-feed': () => err(refused) }).store.actions.saveFeed('crm', null),
    ).toEqual(refused);
    world.store.actions.close();
    expect(world.store.getState()).toEqual({
      isOpen: false,
      work: null,
      outcomes: null,
      error: null,
    });
  });

  it('does not open again when an answer comes after it was closed', async () => {
    const gate = createGate();
    const world = setUp({
      'refresh/run': async () => {
        await gate.opened;
        return ok({ outcomes: [], workspace });
      },
    });
    const running = world.store.actions.refresh();
    world.store.actions.close();
    gate.open();
    await running;
    expect([world.store.getState().isOpen, world.applied]).toEqual([false, [workspace]]);
  });
});
