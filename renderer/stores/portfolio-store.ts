import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { Assumptions } from '#shared/model/assumptions.ts';
import type { PortfolioView, SavedView } from '#shared/model/portfolio-view.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Result } from '#shared/result.ts';
import type { WorkspaceActions } from './workspace-store.ts';

export type PortfolioState = {
  /** Which question the inspector answers. */
  readonly tab: string;
  /** How the portfolio is looked at, also when one comes back to it; null for everybody by rank. */
  readonly view: PortfolioView | null;
  /** Id of the kept view that it came from. */
  readonly current: string | null;
};

/** What is written of a view, and as what. */
export type PortfolioExport = {
  readonly format: 'csv' | 'xlsx';
  readonly view: Pick<PortfolioView, 'filter' | 'sort' | 'columns' | 'history'>;
  /** Whether the figures of each past period stand beside the trends. */
  readonly withPeriods: boolean;
  readonly include: readonly string[];
};

export type PortfolioActions = {
  readonly ask: (tab: string) => void;
  readonly show: (view: PortfolioView) => void;
  /** Null is everybody by rank. */
  readonly showKept: (view: SavedView | null) => void;
  /** Each is one named step of undo and answers what failed, or null. */
  readonly saveAssumptions: (label: string, assumptions: Assumptions) => Promise<AppError | null>;
  readonly saveViews: (label: string, views: readonly SavedView[]) => Promise<AppError | null>;
  /** Asks where to, then writes, with progress; answers how many partners are written, or null. */
  readonly exportView: (name: string, what: PortfolioExport) => Promise<number | null>;
  readonly newId: () => string;
  /** Forgets how a workspace that is left was looked at. */
  readonly reset: () => void;
};

export type PortfolioStore = StoreApi<PortfolioState> & { readonly actions: PortfolioActions };

export type PortfolioDeps = {
  readonly call: EngineCall;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  readonly newId: () => string;
  readonly shell: Pick<ShellApi, 'chooseSave'>;
  readonly runTask: WorkspaceActions['runTask'];
};

const nothing: PortfolioState = { tab: 'points', view: null, current: null };

/** How the portfolio is looked at, and what is kept of it in the workspace. */
export const createPortfolioStore = (deps: PortfolioDeps): PortfolioStore => {
  const { call, applyWorkspace, newId, shell, runTask } = deps;
  const store = createStore<PortfolioState>(() => nothing);
  const applied = async (saved: Result<Workspace, AppError>): Promise<AppError | null> => {
    if (!saved.ok) return saved.error;
    await applyWorkspace(saved.value);
    return null;
  };
  const actions: PortfolioActions = {
    ask: (tab) => store.setState({ tab }),
    show: (view) => store.setState({ view }),
    showKept: (kept) =>
      store.setState({ view: kept?.view ?? null, current: kept === null ? null : kept.id }),
    saveAssumptions: async (label, assumptions) =>
      applied(await call('assumptions/save', { label, assumptions })),
    saveViews: async (label, views) => applied(await call('views/save', { label, views })),
    exportView: async (name, { format, view, withPeriods, include }) => {
      const path = await shell.chooseSave(`${name}.${format}`, `portfolio-${format}`);
      if (path === null) return null;
      const { filter, sort, columns, history } = view;
      const shown = { filter, sort, columns, history };
      const written = await runTask('Writing the portfolio', (options) =>
        call(
          'portfolio/export',
          { path, format, view: shown, withPeriods, include: [...include] },
          options,
        ),
      );
      if (!written.ok) return null;
      await applyWorkspace(written.value.workspace);
      return written.value.rows;
    },
    newId,
    reset: () => store.setState(nothing),
  };
  return Object.assign(store, { actions });
};
