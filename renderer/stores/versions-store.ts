import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ModelVersion, VersionComparison } from '#shared/model/model-version.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Result } from '#shared/result.ts';
import type { WorkspaceActions } from './workspace-store.ts';

export type VersionsState = {
  /** A version that is looked at; it cannot be changed. */
  readonly opened: { readonly version: ModelVersion; readonly model: ScoringModel } | null;
  /** What the active version says, once it was asked for; null without one. */
  readonly active: { readonly version: ModelVersion; readonly model: ScoringModel } | null;
  readonly comparison: VersionComparison | null;
  readonly isBusy: boolean;
  /** What the last request met; shown where it was made. */
  readonly error: AppError | null;
};

export type VersionsActions = {
  /** Each answers whether it was done; what was not stands in `error`. */
  readonly name: (name: string, note: string) => Promise<boolean>;
  readonly activate: (id: string, note: string) => Promise<boolean>;
  readonly retire: (id: string, note: string) => Promise<boolean>;
  readonly copy: (id: string) => Promise<boolean>;
  readonly open: (version: ModelVersion) => Promise<void>;
  /** Reads the active version, unless that is known; what fails leaves none. */
  readonly readActive: () => Promise<void>;
  readonly close: () => void;
  /** Sides are ids of versions or `draftSide`. */
  readonly compare: (from: string, to: string) => Promise<void>;
  readonly forget: () => void;
};

export type VersionsStore = StoreApi<VersionsState> & { readonly actions: VersionsActions };

export type VersionsDeps = {
  readonly call: EngineCall;
  readonly workspace: () => Workspace | null;
  readonly applyWorkspace: (workspace: Workspace) => Promise<void>;
  readonly runTask: WorkspaceActions['runTask'];
  /** Fulfilled when every edit of the draft is saved. */
  readonly settle: () => Promise<void>;
};

/** Partners that a comparison lists in the window; the command line writes all. */
const shownMoves = 500;

const nothing: VersionsState = {
  opened: null,
  active: null,
  comparison: null,
  isBusy: false,
  error: null,
};

/** Versions of the model: what a person does with them, and the one comparison that is shown. */
export const createVersionsStore = (deps: VersionsDeps): VersionsStore => {
  const { call, workspace, applyWorkspace, runTask, settle } = deps;
  const store = createStore<VersionsState>(() => nothing);
  /** The comparison that was asked for last: answers to others are dropped. */
  let newest: object | null = null;

  const change = async (
    ask: (revision: number) => Promise<Result<Workspace, AppError>>,
  ): Promise<boolean> => {
    store.setState({ isBusy: true, error: null });
    await settle();
    const done = await ask(workspace()?.revision ?? 0);
    if (done.ok) await applyWorkspace(done.value);
    store.setState({ isBusy: false, error: done.ok ? null : done.error });
    return done.ok;
  };

  const actions: VersionsActions = {
    name: (name, note) =>
      change((baseRevision) => call('version/name', { name, note, baseRevision })),
    activate: (id, note) => change(() => call('version/activate', { id, note })),
    retire: (id, note) => change(() => call('version/retire', { id, note })),
    copy: (id) => change(() => call('version/copy', { id })),
    open: async (version) => {
      const read = await call('version/read', { id: version.id });
      store.setState(
        read.ok ? { opened: { version, model: read.value }, error: null } : { error: read.error },
      );
    },
    readActive: async () => {
      const version = workspace()?.versions.find(({ state }) => state === 'active') ?? null;
      if (version?.id === store.getState().active?.version.id) return;
      store.setState({ active: null });
      const read = version === null ? null : await call('version/read', { id: version.id });
      const isStill = workspace()?.versions.some(
        ({ id, state }) => id === version?.id && state === 'active',
      );
      if (version !== null && read?.ok === true && isStill === true) {
        store.setState({ active: { version, model: read.value } });
      }
    },
    close: () => store.setState({ opened: null, error: null }),
    compare: async (from, to) => {
      const mine = {};
      newest = mine;
      store.setState({ isBusy: true, error: null, comparison: null });
      await settle();
      if (newest !== mine) return;
      const found = await runTask('Comparing versions', (options) =>
        call('version/compare', { from, to, moves: shownMoves }, options),
      );
      if (newest !== mine) return;
      store.setState(
        found.ok
          ? { isBusy: false, comparison: found.value }
          : { isBusy: false, error: found.error },
      );
    },
    forget: () => {
      newest = null;
      store.setState(nothing);
    },
  };
  return Object.assign(store, { actions });
};
