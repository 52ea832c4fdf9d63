import { describe, expect, it } from 'vitest';
import type { EngineConnection } from '#renderer/ipc/engine-client.ts';
import { createWorkspaceStore, shareDone } from '#renderer/stores/workspace-store.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok } from '#shared/result.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { createFakeEngine, createGate, type FakeAnswers } from '../fake-engine.ts';
import { aShownWorkspace } from './a-shown-workspace.ts';

const refused: AppError = {
  type: 'WorkspaceRefused',
  where: 'programme.tierwright',
  expected: 'a workspace',
  found: 'a text file',
  remedy: 'Choose another file.',
};

const gone: AppError = { ...refused, type: 'EngineGone' };

const first = aSnapshot([aMetric('revenue', [1, 2, 3])]);
const second = aSnapshot([aMetric('revenue', [1, 2, 3, 4])]);

const setUp = (answers: FakeAnswers) => {
  const engine = createFakeEngine(answers);
  const listeners = new Set<(connection: EngineConnection) => void>();
  let connection: EngineConnection = 'ready';
  const told: string[] = [];
  const store = createWorkspaceStore({
    engine: {
      call: engine.call,
      connection: () => connection,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    shell: {
      addRecent: (path) => {
        told.push(`recent ${path}`);
        return Promise.resolve(null);
      },
      setTitle: (name) => {
        told.push(`title ${name ?? 'none'}`);
        return Promise.resolve(null);
      },
      samplePath: () => Promise.resolve('/home/sample.tierwright'),
    },
  });
  const become = (next: EngineConnection): void => {
    connection = next;
    for (const listener of listeners) listener(next);
  };
  const channels = (): readonly string[] => engine.asked.map(([channel]) => channel);
  return { store, become, told, channels };
};

/** Lets everything happen that waits for nothing but promises. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('the workspace store', () => {
  it('shows a workspace together with its partners, names the window and remembers the file', async () => {
    const workspace = aShownWorkspace();
    const { store, told } = setUp({
      'workspace/open': () => ok(workspace),
      'portfolio/snapshot': () => ok(first),
    });
    const shown: unknown[] = [];
    store.subscribe((state) => shown.push([state.workspace !== null, state.snapshot !== null]));

    expect(await store.actions.openWorkspace(workspace.path)).toBe(true);

    expect(store.getState()).toEqual({
      workspace,
      snapshot: first,
      busy: null,
      lastError: null,
      connection: 'ready',
      isHealing: false,
    });
    expect(shown).not.toContainEqual([true, false]);
    expect(told).toEqual(['title Programme', `recent ${workspace.path}`]);
  });

  it('keeps what is open when another file is refused, and says why', async () => {
    const workspace = aShownWorkspace();
    let isRefusing = false;
    const { store } = setUp({
      'workspace/open': () => (isRefusing ? err(refused) : ok(workspace)),
      'portfolio/snapshot': () => ok(first),
    });
    await store.actions.openWorkspace(workspace.path);
    isRefusing = true;

    expect(await store.actions.openWorkspace('/home/notes.txt')).toBe(false);

    expect(store.getState()).toMatchObject({ workspace, snapshot: first, lastError: refused });
  });

  it('fetches the partners again only when they may be different', async () => {
    const workspace = aShownWorkspace();
    const snapshots = [first, second];
    const { store, channels } = setUp({
      'workspace/open': () => ok(workspace),
      'portfolio/snapshot': () => ok(snapshots.shift() ?? second),
    });
    await store.actions.openWorkspace(workspace.path);

    await store.actions.applyWorkspace({ ...workspace, revision: 2 });
    expect(store.getState()).toMatchObject({ workspace: { revision: 2 }, snapshot: first });

    await store.actions.applyWorkspace({ ...workspace, revision: 3, dataRevision: 2 });
    expect(store.getState()).toMatchObject({ workspace: { revision: 3 }, snapshot: second });
    expect(channels()).toEqual(['workspace/open', 'portfolio/snapshot', 'portfolio/snapshot']);
  });

  it('drops an answer that is older than what is shown, or about a workspace that was left', async () => {
    const workspace = aShownWorkspace({ revision: 5 });
    const { store } = setUp({
      'workspace/open': () => ok(workspace),
      'portfolio/snapshot': () => ok(first),
    });
    await store.actions.openWorkspace(workspace.path);

    await store.actions.applyWorkspace({ ...workspace, revision: 4, name: 'Older' });
    await store.actions.applyWorkspace({ ...workspace, path: '/home/other', revision: 9 });

    expect(store.getState().workspace).toEqual(workspace);
  });

  it('lets whoever holds an edit save it before a step is taken back', async () => {
    const workspace = aShownWorkspace();
    const order: string[] = [];
    const { store } = setUp({
      'workspace/open': () => ok(workspace),
      'portfolio/snapshot': () => ok(first),
      'history/undo': () => {
        order.push('undo');
        return ok({ ...workspace, revision: 2 });
      },
    });
    await store.actions.openWorkspace(workspace.path);
    store.actions.beforeLeave(() => {
      order.push('saved');
      return Promise.resolve();
    });

    await store.actions.undo();

    expect(order).toEqual(['saved', 'undo']);
    expect(store.getState().workspace?.revision).toBe(2);
  });

  it('opens the workspace again when a new engine answers', async () => {
    const workspace = aShownWorkspace();
    const { store, become, channels } = setUp({
      'workspace/open': () => ok(workspace),
      'portfolio/snapshot': () => ok(first),
    });
    await store.actions.openWorkspace(workspace.path);

    become('gone');
    expect(store.getState()).toMatchObject({ connection: 'gone', isHealing: true, workspace });
    become('connecting');
    become('ready');
    await settled();

    expect(store.getState()).toMatchObject({ connection: 'ready', isHealing: false, workspace });
    expect(channels()).toEqual(['workspace/open', 'portfolio/snapshot', 'workspace/open']);
  });

  it('returns to the start page with the reason when the file cannot be opened again', async () => {
    const workspace = aShownWorkspace();
    let isThere = true;
    const { store, become, told } = setUp({
      'workspace/open': () => (isThere ? ok(workspace) : err(refused)),
      'portfolio/snapshot': () => ok(first),
    });
    await store.actions.openWorkspace(workspace.path);
    isThere = false;

    become('gone');
    become('ready');
    await settled();

    expect(store.getState()).toMatchObject({
      workspace: null,
      snapshot: null,
      lastError: refused,
      isHealing: false,
    });
    expect(told.at(-1)).toBe('title none');
  });

  it('stays in need of healing when the engine ends once more while the file is opened', async () => {
    const workspace = aShownWorkspace();
    let isThere = true;
    const { store, become } = setUp({
      'workspace/open': () => (isThere ? ok(workspace) : err(gone)),
      'portfolio/snapshot': () => ok(first),
    });
    await store.actions.openWorkspace(workspace.path);
    isThere = false;
    become('gone');
    become('ready');
    await settled();
    expect(store.getState()).toMatchObject({ isHealing: true, workspace });

    isThere = true;
    become('gone');
    become('ready');
    await settled();
    expect(store.getState()).toMatchObject({ isHealing: false, workspace });
  });

  it('closes the workspace even when the engine is gone', async () => {
    const workspace = aShownWorkspace();
    const { store } = setUp({
      'workspace/open': () => ok(workspace),
      'portfolio/snapshot': () => ok(first),
      'workspace/close': () => err(gone),
    });
    await store.actions.openWorkspace(workspace.path);

    await store.actions.closeWorkspace();

    expect(store.getState()).toMatchObject({ workspace: null, snapshot: null, lastError: null });
  });

  it('shows running work with its progress until it ends, and passes the cancel on', async () => {
    const { store } = setUp({});
    const gate = createGate();
    let signal: { readonly aborted: boolean } | undefined;
    const running = store.actions.runTask('Counting', async (options) => {
      signal = options.signal;
      options.onProgress?.({ label: 'Counting rows', done: 1, total: 4 });
      await gate.opened;
      return ok(null);
    });

    expect(store.getState().busy).toMatchObject({
      label: 'Counting',
      progress: { label: 'Counting rows', done: 1, total: 4 },
    });
    store.getState().busy?.cancel();
    expect(signal?.aborted).toBe(true);
    gate.open();
    await running;
    expect(store.getState().busy).toBeNull();
  });
});

describe('the share of work that is done', () => {
  it('is unknown without progress and without an end, and never more than all', () => {
    const progress = (done: number, total: number | null) => ({ label: '', done, total });
    expect([
      shareDone(null),
      shareDone(progress(3, null)),
      shareDone(progress(0, 0)),
      shareDone(progress(1, 4)),
      shareDone(progress(9, 4)),
    ]).toEqual([null, null, null, 0.25, 1]);
  });

  it('shows another day with its partners, and shows it again after the engine was lost', async () => {
    const now = aShownWorkspace();
    const past = { ...now, knownOn: '2026-03-04', isReadOnly: true };
    let isPast = false;
    const { store, become, channels } = setUp({
      'workspace/open': () => {
        isPast = false;
        return ok(now);
      },
      'workspace/show-as-of': ({ knownOn }) => {
        isPast = knownOn !== null;
        return ok(isPast ? past : now);
      },
      'portfolio/snapshot': () => ok(isPast ? first : second),
    });
    const shown = (): unknown => {
      const { workspace, snapshot } = store.getState();
      return [workspace?.knownOn, snapshot === first ? 'past' : 'now'];
    };
    await store.actions.openWorkspace(now.path);
    await store.actions.showAsOf('2026-03-04');
    expect(shown()).toEqual(['2026-03-04', 'past']);
    become('gone');
    become('ready');
    await settled();
    expect(shown()).toEqual(['2026-03-04', 'past']);
    expect(channels().slice(-2)).toEqual(['workspace/open', 'workspace/show-as-of']);
    await store.actions.showAsOf(null);
    expect(shown()).toEqual([null, 'now']);
  });
});
