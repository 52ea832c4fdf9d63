import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { Assumptions } from '#shared/model/assumptions.ts';
import type { SavedView } from '#shared/model/portfolio-view.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Result } from '#shared/result.ts';

export type PortfolioState = {
  /** Which question the inspector answers. */
  readonly tab: string;
};

export type PortfolioActions = {
  readonly ask: (tab: string) => void;
  /** Each is one named step of undo and answers what failed, or null. */
  readonly saveAssumptions: (label: string, assumptions: Assumptions) => Promise<AppError | null>;
  readonly saveViews: (label: string, views: readonly SavedView[]) => Promise<AppError | null>;
};

export type PortfolioStore = StoreApi<PortfolioState> & { readonly actions: PortfolioActions };

export type PortfolioDeps = {
  readonly call: EngineCall;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
};

/** How the portfolio is looked at, and what is kept of it in the workspace. */
export const createPortfolioStore = ({ call, applyWorkspace }: PortfolioDeps): PortfolioStore => {
  const store = createStore<PortfolioState>(() => ({ tab: 'points' }));
  const applied = async (saved: Result<Workspace, AppError>): Promise<AppError | null> => {
    if (!saved.ok) return saved.error;
    await applyWorkspace(saved.value);
    return null;
  };
  const actions: PortfolioActions = {
    ask: (tab) => store.setState({ tab }),
    saveAssumptions: async (label, assumptions) =>
      applied(await call('assumptions/save', { label, assumptions })),
    saveViews: async (label, views) => applied(await call('views/save', { label, views })),
  };
  return Object.assign(store, { actions });
};
