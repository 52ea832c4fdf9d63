import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineChannel, EngineRequest } from '#shared/ipc/engine-contract.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { QualityReport } from '#shared/model/quality.ts';
import type { RunQuality } from '#shared/model/run-quality.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Result } from '#shared/result.ts';

export type QualityState = {
  /** Null before it was read. */
  readonly report: QualityReport | null;
  /** Scorecards of the imports, oldest first. */
  readonly cards: readonly RunQuality[];
  /** Why the last reading ended without an answer; `Cancelled` where a person stopped it. */
  readonly error: AppError | null;
  /** A reading that runs, null between; its progress is null until the engine says how far it is. */
  readonly work: { readonly progress: Progress | null } | null;
};

/** Each answers what failed, or null. */
type Change<C extends EngineChannel> = (request: EngineRequest<C>) => Promise<AppError | null>;

export type QualityActions = {
  /** Reads what may be doubted now, and answers it; of several calls the last is kept. */
  readonly read: () => Promise<Result<QualityReport, AppError>>;
  /** Stops the reading that runs; what was read before stays, and reading again goes on where it stopped. */
  readonly cancel: () => void;
  readonly acknowledge: Change<'quality/acknowledge'>;
  readonly reopen: Change<'quality/reopen'>;
  readonly saveThresholds: Change<'quality/save-thresholds'>;
  readonly saveControl: Change<'quality/save-control'>;
  /** Forgets what was read of a workspace that is left. */
  readonly forget: () => void;
};

export type QualityStore = StoreApi<QualityState> & { readonly actions: QualityActions };

export type QualityDeps = {
  readonly call: EngineCall;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
};

const nothing: QualityState = { report: null, cards: [], error: null, work: null };

/** What may be doubted about the data, and what people say of it. */
export const createQualityStore = ({ call, applyWorkspace }: QualityDeps): QualityStore => {
  const store = createStore<QualityState>(() => nothing);
  let reading = 0;
  let control = new AbortController();
  const applied = async (saved: Result<Workspace, AppError>): Promise<AppError | null> => {
    if (!saved.ok) return saved.error;
    await applyWorkspace(saved.value);
    return null;
  };
  const actions: QualityActions = {
    read: async () => {
      reading += 1;
      const mine = reading;
      control = new AbortController();
      const { signal } = control;
      store.setState({ work: { progress: null } });
      const onProgress = (progress: Progress): void => {
        if (mine === reading) store.setState({ work: { progress } });
      };
      const report = await call('quality/read', {}, { signal, onProgress });
      const cards = report.ok ? await call('import/quality', {}, { signal, onProgress }) : report;
      if (mine !== reading) return report;
      if (report.ok && cards.ok) {
        store.setState({ report: report.value, cards: cards.value, error: null, work: null });
      } else {
        store.setState({ error: cards.ok ? null : cards.error, work: null });
      }
      return report;
    },
    cancel: () => control.abort(),
    acknowledge: async (request) => applied(await call('quality/acknowledge', request)),
    reopen: async (request) => applied(await call('quality/reopen', request)),
    saveThresholds: async (request) => applied(await call('quality/save-thresholds', request)),
    saveControl: async (request) => applied(await call('quality/save-control', request)),
    forget: () => {
      reading += 1;
      control.abort();
      store.setState(nothing);
    },
  };
  return Object.assign(store, { actions });
};
