import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineClient, EngineConnection } from '#renderer/ipc/engine-client.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { CallOptions } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { partnerNames } from '#shared/model/sensitivity.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Result } from '#shared/result.ts';
import { laterTask } from './later-task.ts';
import { createTaskList, type RunningTask, type TaskList } from './running-tasks.ts';

export type WorkspaceState = {
  /** The open workspace as the engine last told it; null on the start page. */
  readonly workspace: Workspace | null;
  /** All partners of `workspace`; null until they have arrived. Replaced whole. */
  readonly snapshot: Snapshot | null;
  /** The work that was begun last and still runs. */
  readonly busy: RunningTask | null;
  /** What failed last, until it is dismissed or something else succeeds in its place. */
  readonly lastError: AppError | null;
  readonly connection: EngineConnection;
  /** The engine was lost while a workspace was open, and the workspace is not open again yet. */
  readonly isHealing: boolean;
};

export type WorkspaceDeps = {
  readonly engine: Pick<EngineClient, 'call' | 'connection' | 'subscribe'>;
  readonly shell: Pick<ShellApi, 'addRecent' | 'setTitle' | 'samplePath'>;
};

export type WorkspaceActions = {
  /** These answer true when the workspace is open. */
  readonly openWorkspace: (path: string) => Promise<boolean>;
  readonly createWorkspace: (path: string, name: string) => Promise<boolean>;
  readonly openSample: () => Promise<boolean>;
  /** Makes a workspace at `target`, a free name, of a backup. */
  readonly restoreBackup: (path: string, target: string) => Promise<boolean>;
  readonly closeWorkspace: () => Promise<void>;
  readonly renameWorkspace: (name: string) => Promise<boolean>;
  /**
   * Takes over what the engine answered to a change; fetches the partners again where they may be
   * different. An answer older than what is known is dropped.
   */
  readonly applyWorkspace: (workspace: Workspace) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Undoes or redoes until `position` steps are done. */
  readonly goTo: (position: number) => Promise<void>;
  /** Shows everything as known on an ISO day, where nothing can be changed; null: as known now. */
  readonly showAsOf: (knownOn: string | null) => Promise<void>;
  /** Shows the names of partners although they are sensitive, or pseudonyms again. */
  readonly showNames: (isShown: boolean) => Promise<void>;
  /** Runs work with its progress and a cancel in the status bar; a failure becomes `lastError`. */
  readonly runTask: TaskList['run'];
  readonly showError: (error: AppError) => void;
  readonly dismissError: () => void;
  /**
   * `settle` is awaited before the workspace is closed, replaced or moved in its history: whoever
   * holds an edit that is not saved yet saves it there. Returns the end of it.
   */
  readonly beforeLeave: (settle: () => Promise<unknown>) => () => void;
};

export type WorkspaceStore = StoreApi<WorkspaceState> & { readonly actions: WorkspaceActions };

/** Holds the open workspace, follows the engine through its ends and beginnings. */
export const createWorkspaceStore = ({ engine, shell }: WorkspaceDeps): WorkspaceStore => {
  const store = createStore<WorkspaceState>(() => ({
    workspace: null,
    snapshot: null,
    busy: null,
    lastError: null,
    connection: engine.connection(),
    isHealing: false,
  }));
  const { call } = engine;
  const settlers = new Set<() => Promise<unknown>>();
  /** Counts openings and closings, so that an answer about a workspace that was left is dropped. */
  let opening = 0;
  /** What `snapshot` shows, by `dataOf`. */
  let shownData: string | null = null;
  /** A person asked to see the names of partners for a moment. */
  let isNamed = false;

  const partnersOf = (workspace: Workspace): string => `${dataOf(workspace)} ${isNamed}`;

  const showError = (error: AppError): void => {
    if (error.type !== 'Cancelled') store.setState({ lastError: error });
  };

  const runTask = createTaskList((busy) => store.setState({ busy }), showError).run;

  const settleAll = async (): Promise<void> => {
    await Promise.all([...settlers].map((settle) => settle()));
  };

  /** Null where the workspace was left meanwhile or the partners did not come. */
  const fetchSnapshot = async (mine: number, options: CallOptions): Promise<Snapshot | null> => {
    const result = await call(
      'portfolio/snapshot',
      isNamed ? { include: [partnerNames.id] } : {},
      options,
    );
    // Unpacking all partners and scoring them are long enough for a task each.
    await laterTask();
    if (mine !== opening) return null;
    if (!result.ok) showError(result.error);
    return result.ok ? result.value : null;
  };

  /** Shows a workspace with its partners at once, never the one without the other. */
  const show = async (workspace: Workspace): Promise<void> => {
    const mine = opening;
    const { snapshot: shown } = store.getState();
    const about = partnersOf(workspace);
    const isKnown = shown !== null && shownData === about;
    const snapshot = isKnown ? shown : await fetchSnapshot(mine, {});
    if (mine !== opening) return;
    // Names were asked for, or hidden again, meanwhile.
    if (about !== partnersOf(workspace)) return show(workspace);
    const { workspace: before } = store.getState();
    if (before !== null && before.revision > workspace.revision) return;
    if (snapshot !== null) shownData = about;
    store.setState({ workspace, snapshot: snapshot ?? shown });
    if (before?.name !== workspace.name) await shell.setTitle(workspace.name);
  };

  const forget = (): void => {
    opening += 1;
    shownData = null;
    store.setState({ workspace: null, snapshot: null, isHealing: false });
  };

  /** The engine has another workspace open now; what was shown stays until all of it is here. */
  const replace = async (workspace: Workspace, options: CallOptions): Promise<boolean> => {
    opening += 1;
    isNamed = false;
    const mine = opening;
    const snapshot = await fetchSnapshot(mine, options);
    if (mine !== opening) return false;
    if (snapshot === null) {
      forget();
      await shell.setTitle(null);
      return false;
    }
    shownData = partnersOf(workspace);
    store.setState({ workspace, snapshot, isHealing: false });
    await Promise.all([shell.setTitle(workspace.name), shell.addRecent(workspace.path)]);
    return true;
  };

  const enter = async (
    label: string,
    ask: (options: CallOptions) => Promise<Result<Workspace, AppError>>,
  ): Promise<boolean> => {
    await settleAll();
    store.setState({ lastError: null });
    let isOpen = false;
    await runTask(label, async (options) => {
      const opened = await ask(options);
      isOpen = opened.ok && (await replace(opened.value, options));
      return opened;
    });
    return isOpen;
  };

  const apply: WorkspaceActions['applyWorkspace'] = async (workspace) => {
    if (store.getState().workspace?.path === workspace.path) await show(workspace);
  };

  const change = async (ask: () => Promise<Result<Workspace, AppError>>): Promise<boolean> => {
    await settleAll();
    const result = await ask();
    if (result.ok) await apply(result.value);
    else showError(result.error);
    return result.ok;
  };

  const heal = async (): Promise<void> => {
    const { workspace } = store.getState();
    if (workspace === null) return;
    const mine = opening;
    const opened = await call('workspace/open', { path: workspace.path });
    const { knownOn } = workspace;
    const result =
      opened.ok && knownOn !== null ? await call('workspace/show-as-of', { knownOn }) : opened;
    if (mine !== opening) return;
    if (result.ok) {
      await show(result.value);
      if (mine === opening) store.setState({ isHealing: false });
    } else if (result.error.type !== 'EngineGone') {
      forget();
      showError(result.error);
      await shell.setTitle(null);
    }
  };

  engine.subscribe((connection) => {
    const { workspace, isHealing } = store.getState();
    const isLost = connection === 'gone' || connection === 'gave-up';
    store.setState({ connection, isHealing: isHealing || (isLost && workspace !== null) });
    if (connection === 'ready' && store.getState().isHealing) void heal();
  });

  const actions: WorkspaceActions = {
    openWorkspace: (path) =>
      enter('Opening the workspace', (options) => call('workspace/open', { path }, options)),
    createWorkspace: (path, name) =>
      enter('Creating the workspace', (options) =>
        call('workspace/create', { path, name }, options),
      ),
    openSample: async () => {
      const path = await shell.samplePath();
      return enter('Building the sample workspace', (options) =>
        call('workspace/create-sample', { path }, options),
      );
    },
    restoreBackup: (path, target) =>
      enter('Restoring the backup', (options) => call('backup/restore', { path, target }, options)),
    closeWorkspace: async () => {
      await settleAll();
      const result = await call('workspace/close', {});
      if (!result.ok && result.error.type !== 'EngineGone') {
        showError(result.error);
        return;
      }
      forget();
      await shell.setTitle(null);
    },
    renameWorkspace: (name) => change(() => call('workspace/rename', { name })),
    applyWorkspace: apply,
    undo: async () => {
      await change(() => call('history/undo', {}));
    },
    redo: async () => {
      await change(() => call('history/redo', {}));
    },
    goTo: async (position) => {
      await change(() => call('history/go-to', { position }));
    },
    showAsOf: async (knownOn) => {
      await change(() => call('workspace/show-as-of', { knownOn }));
    },
    showNames: async (isShown) => {
      isNamed = isShown;
      const { workspace } = store.getState();
      const hasPseudonyms = workspace?.sensitive.some(({ id }) => id === partnerNames.id) === true;
      if (workspace !== null && hasPseudonyms) await show(workspace);
    },
    runTask,
    showError,
    dismissError: () => store.setState({ lastError: null }),
    beforeLeave: (settle) => {
      settlers.add(settle);
      return () => {
        settlers.delete(settle);
      };
    },
  };

  return Object.assign(store, { actions });
};

/** What the partners of a workspace follow from: other words, other partners. */
const dataOf = ({ dataRevision, knownOn, sensitive }: Workspace): string =>
  `${dataRevision} ${knownOn ?? 'now'} ${sensitive.some(({ id }) => id === partnerNames.id)}`;

/** Whether there is a step to take back or to take again. */
export const canUndo = ({ workspace }: WorkspaceState): boolean =>
  workspace !== null && !workspace.isReadOnly && workspace.history.position > 0;

export const canRedo = ({ workspace }: WorkspaceState): boolean =>
  workspace !== null &&
  !workspace.isReadOnly &&
  workspace.history.position < workspace.history.steps.length;

/** Share of the work that is done, 0..1; null where the end is not known. */
export const shareDone = (progress: Progress | null): number | null => {
  const total = progress?.total ?? 0;
  return progress === null || total === 0 ? null : Math.min(1, progress.done / total);
};
