import { describe, expect, it } from 'vitest';
import { createBackupStore, type BackupDeps } from '#renderer/stores/backup-store.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { BackupFacts } from '#shared/model/backup.ts';
import { err, ok } from '#shared/result.ts';
import { createFakeEngine, type FakeAnswers } from '../fake-engine.ts';

const facts: BackupFacts = {
  path: '/b/p.backup',
  name: 'Programme',
  revision: 4,
  lastStep: null,
  imports: 2,
  schema: 1,
  bytes: 10,
  writtenAt: '2026-03-01T09:30:00.000Z',
};
const list = { folder: '/w backups', backups: [] };
const fullDisk: AppError = {
  type: 'StorageFailed',
  where: 'p.backup',
  expected: 'room',
  found: 'a full disk',
  remedy: 'Make room.',
};

const setUp = (answers: FakeAnswers = {}, shell: Partial<BackupDeps['shell']> = {}) => {
  const engine = createFakeEngine({
    'backup/list': () => ok(list),
    'backup/create': ({ target }) => ok({ path: target ?? '/w backups/p.backup', bytes: 10 }),
    'backup/inspect': () => ok(facts),
    ...answers,
  });
  const restored: (readonly [string, string])[] = [];
  const failures: AppError[] = [];
  const store = createBackupStore({
    call: engine.call,
    shell: {
      chooseOpen: () => Promise.resolve('/b/p.backup'),
      chooseSave: (name) => Promise.resolve(`/stick/${name}.backup`),
      chooseSaveWorkspace: (name) => Promise.resolve(`/new/${name}.tierwright`),
      ...shell,
    },
    workspace: {
      runTask: async (_label, work) => {
        const result = await work({
          signal: new AbortController().signal,
          onProgress: () => undefined,
        });
        if (!result.ok) failures.push(result.error);
        return result;
      },
      restoreBackup: (path, target) => {
        restored.push([path, target]);
        return Promise.resolve(true);
      },
    },
  });
  return { ...engine, store, restored, failures };
};

describe('backups in the window', () => {
  it('go beside the workspace or to a place that is chosen, and the list follows', async () => {
    const { store, asked } = setUp();
    await store.actions.open();
    await store.actions.backUp('beside');
    expect(store.getState().written?.path).toBe('/w backups/p.backup');
    await store.actions.backUp({ suggestedName: 'Programme' });
    expect(store.getState().written?.path).toBe('/stick/Programme.backup');
    expect(asked).toEqual([
      ['backup/list', {}],
      ['backup/create', { target: null }],
      ['backup/list', {}],
      ['backup/create', { target: '/stick/Programme.backup' }],
      ['backup/list', {}],
    ]);
  });

  it('do nothing when the person dismisses the question', async () => {
    const nobody = () => Promise.resolve(null);
    const { store, asked, restored } = setUp(
      {},
      { chooseSave: nobody, chooseOpen: nobody, chooseSaveWorkspace: nobody },
    );
    await store.actions.backUp({ suggestedName: 'Programme' });
    await store.actions.choose();
    store.setState({ chosen: facts });
    await store.actions.restore();
    expect([asked, restored, store.getState().chosen]).toEqual([[], [], facts]);
  });

  it('say in the dialog what failed, and forget it when it is opened again', async () => {
    const { store } = setUp({ 'backup/create': () => err(fullDisk) });
    await store.actions.backUp('beside');
    expect(store.getState()).toMatchObject({ error: fullDisk, written: null, isBusy: false });
    await store.actions.open();
    expect(store.getState()).toMatchObject({ error: null, list });
  });

  it('are looked into before they are restored under another name', async () => {
    const { store, restored } = setUp();
    await store.actions.choose();
    expect(store.getState().chosen).toEqual(facts);
    await store.actions.restore();
    expect([restored, store.getState().chosen]).toEqual([
      [['/b/p.backup', '/new/Programme restored.tierwright']],
      null,
    ]);
  });

  it('that cannot be read are told, and nothing is offered', async () => {
    const { store, failures } = setUp({ 'backup/inspect': () => err(fullDisk) });
    await store.actions.choose();
    expect([store.getState().chosen, failures]).toEqual([null, [fullDisk]]);
  });
});
