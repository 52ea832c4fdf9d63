import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineRequest } from '#shared/ipc/engine-contract.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { FormulaMetric } from '#shared/model/formula-metric.ts';
import type { Workspace } from '#shared/model/workspace.ts';

export type MetricsState = {
  readonly isSaving: boolean;
  readonly saveError: AppError | null;
};

export type MetricsActions = {
  /** Saves the formulas as one named step of undo; true when they are saved. */
  readonly saveFormulas: (
    workspace: Workspace,
    label: string,
    formulas: readonly FormulaMetric[],
  ) => Promise<boolean>;
  /** Says what a metric is; answers what failed, or null. */
  readonly describe: (request: EngineRequest<'metrics/describe'>) => Promise<AppError | null>;
  readonly dismissError: () => void;
  readonly newId: () => string;
};

export type MetricsStore = StoreApi<MetricsState> & { readonly actions: MetricsActions };

export type MetricsDeps = {
  readonly call: EngineCall;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  readonly newId: () => string;
};

/** Edits of the metric catalogue. */
export const createMetricsStore = ({ call, applyWorkspace, newId }: MetricsDeps): MetricsStore => {
  const store = createStore<MetricsState>(() => ({ isSaving: false, saveError: null }));
  const actions: MetricsActions = {
    saveFormulas: async ({ revision }, label, formulas) => {
      store.setState({ isSaving: true, saveError: null });
      const saved = await call('metrics/save-formulas', {
        formulas,
        label,
        baseRevision: revision,
      });
      if (saved.ok) await applyWorkspace(saved.value);
      store.setState({ isSaving: false, saveError: saved.ok ? null : saved.error });
      return saved.ok;
    },
    describe: async (request) => {
      const saved = await call('metrics/describe', request);
      if (!saved.ok) return saved.error;
      await applyWorkspace(saved.value);
      return null;
    },
    dismissError: () => store.setState({ saveError: null }),
    newId,
  };
  return Object.assign(store, { actions });
};
