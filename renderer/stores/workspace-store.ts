import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineReply, EngineRequest } from '#shared/ipc/engine-contract.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { ok, type Result } from '#shared/result.ts';

/** Work that the status bar shows. */
export type RunningTask = {
  readonly label: string;
  readonly progress: Progress | null;
  readonly cancel: () => void;
};

export type WorkspaceState = {
  readonly workspace: Workspace | null;
  /** All partners of the workspace; null while there is no workspace. Replaced whole. */
  readonly snapshot: Snapshot | null;
  readonly task: RunningTask | null;
  /** The last failure that no place of its own shows. */
  readonly error: AppError | null;
};

export type WorkspaceActions = {
  readonly open: (path: string) => Promise<void>;
  readonly create: (path: string, name: string) => Promise<void>;
  readonly openSample: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly rename: (name: string) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly goTo: (position: number) => Promise<void>;
  /** Takes over what the engine answered; fetches the partners again where they changed. */
  readonly apply: (workspace: Workspace) => Promise<void>;
  /** Opens the workspace once more in an engine that was started afresh. */
  readonly reopen: () => Promise<void>;
  readonly report: (error: AppError) => void;
  readonly dismissError: () => void;
};

export type WorkspaceStore = StoreApi<WorkspaceState> & { readonly actions: WorkspaceActions };

export type WorkspaceDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'addRecent' | 'setTitle' | 'samplePath'>;
};

type WorkspaceChannel =
  | 'workspace/open'
  | 'workspace/create'
  | 'workspace/create-sample'
  | 'workspace/rename'
  | 'history/undo'
  | 'history/redo'
  | 'history/go-to';

/** The open workspace and its partners, as the engine last told them. */
export const createWorkspaceStore = ({ call, shell }: WorkspaceDeps): WorkspaceStore => {
  const store = createStore<WorkspaceState>(() => ({
    workspace: null,
    snapshot: null,
    task: null,
    error: null,
  }));
  /** Path and data revision of the partners that are held. */
  let held = '';

  const fetchSnapshot = async (workspace: Workspace): Promise<Result<Snapshot, AppError>> => {
    const wanted = `${workspace.path} ${workspace.dataRevision}`;
    const { snapshot } = store.getState();
    if (snapshot !== null && held === wanted) {
      return ok(snapshot);
    }
    const fetched = await call('portfolio/snapshot', {});
    if (fetched.ok) {
      held = wanted;
    }
    return fetched;
  };

  const apply = async (workspace: Workspace): Promise<void> => {
    const fetched = await fetchSnapshot(workspace);
    if (!fetched.ok) {
      store.setState({ error: fetched.error });
      return;
    }
    const isOther = store.getState().workspace?.name !== workspace.name;
    store.setState({ workspace, snapshot: fetched.value });
    if (isOther) {
      await shell.setTitle(workspace.name);
    }
  };

  const run = async <C extends WorkspaceChannel>(
    label: string,
    channel: C,
    request: EngineRequest<C>,
  ): Promise<boolean> => {
    const abort = new AbortController();
    const cancel = (): void => abort.abort();
    store.setState({ task: { label, progress: null, cancel }, error: null });
    const answer: Result<EngineReply<C>, AppError> = await call(channel, request, {
      signal: abort.signal,
      onProgress: (progress) => store.setState({ task: { label, progress, cancel } }),
    });
    if (answer.ok) {
      await apply(answer.value as Workspace);
    } else if (answer.error.type !== 'Cancelled') {
      store.setState({ error: answer.error });
    }
    store.setState({ task: null });
    return answer.ok;
  };

  const remember = async (path: string, isOpen: boolean): Promise<void> => {
    if (isOpen) {
      await shell.addRecent(path);
    }
  };

  const actions: WorkspaceActions = {
    open: async (path) =>
      remember(path, await run('Opening the workspace', 'workspace/open', { path })),
    create: async (path, name) =>
      remember(path, await run('Creating the workspace', 'workspace/create', { path, name })),
    openSample: async () => {
      const path = await shell.samplePath();
      const isOpen = await run('Preparing the sample', 'workspace/create-sample', { path });
      await remember(path, isOpen);
    },
    close: async () => {
      const closed = await call('workspace/close', {});
      if (!closed.ok) {
        store.setState({ error: closed.error });
        return;
      }
      held = '';
      store.setState({ workspace: null, snapshot: null, error: null });
      await shell.setTitle(null);
    },
    rename: async (name) => void (await run('Renaming', 'workspace/rename', { name })),
    undo: async () => void (await run('Undoing', 'history/undo', {})),
    redo: async () => void (await run('Redoing', 'history/redo', {})),
    goTo: async (position) => void (await run('Going back', 'history/go-to', { position })),
    apply,
    reopen: async () => {
      const { workspace } = store.getState();
      if (workspace !== null) {
        await run('Opening the workspace again', 'workspace/open', { path: workspace.path });
      }
    },
    report: (error) => store.setState({ error }),
    dismissError: () => store.setState({ error: null }),
  };
  return Object.assign(store, { actions });
};
