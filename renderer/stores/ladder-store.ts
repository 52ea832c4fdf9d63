import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { LadderHistory } from '#shared/ladder/replay.ts';
import type { ReplayPlan } from '#shared/model/ladder-history.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Result } from '#shared/result.ts';

/** Past reviews, once they were asked for. */
export type LadderReplayState = {
  readonly plan: ReplayPlan;
  readonly history: LadderHistory | null;
  /** Null while nothing runs. */
  readonly work: { readonly progress: Progress | null } | null;
  readonly error: AppError | null;
};

export type LadderActions = {
  readonly plan: (plan: ReplayPlan) => void;
  /** Measures and scores the past by the saved model. */
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
  /** Records the next review, of an ISO day, as one step of undo. */
  readonly record: (on: string) => Promise<void>;
  /** Forgets every recorded review, as one step of undo. */
  readonly clear: () => Promise<void>;
  readonly dismissError: () => void;
  /** Another workspace is open. */
  readonly forget: () => void;
};

export type LadderStore = StoreApi<LadderReplayState> & { readonly actions: LadderActions };

export type LadderDeps = {
  readonly call: EngineCall;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  /** Fulfilled when every edit of the model is saved: reviews are held by the saved model. */
  readonly settle: () => Promise<void>;
};

const nothing: LadderReplayState = {
  plan: { months: 3, reviews: 12 },
  history: null,
  work: null,
  error: null,
};

/** The store of the replay: one at a time, kept until another workspace is opened. */
export const createLadderStore = ({ call, applyWorkspace, settle }: LadderDeps): LadderStore => {
  const store = createStore<LadderReplayState>(() => nothing);
  let running: AbortController | null = null;

  const stop = (): void => {
    running?.abort();
    running = null;
  };

  const take = (answer: Result<Workspace, AppError>): void => {
    if (answer.ok) applyWorkspace(answer.value);
    else store.setState({ error: answer.error });
  };

  const actions: LadderActions = {
    plan: (plan) => store.setState({ plan }),
    run: async () => {
      stop();
      const mine = new AbortController();
      running = mine;
      store.setState({ work: { progress: null }, error: null });
      const { plan } = store.getState();
      await settle();
      if (running !== mine) return;
      const answer = await call(
        'ladder/history',
        { plan },
        {
          signal: mine.signal,
          onProgress: (progress) => {
            if (running === mine) store.setState({ work: { progress } });
          },
        },
      );
      if (running !== mine) return;
      running = null;
      store.setState(
        answer.ok
          ? { work: null, history: answer.value }
          : { work: null, error: answer.error.type === 'Cancelled' ? null : answer.error },
      );
    },
    cancel: () => running?.abort(),
    record: async (on) => {
      await settle();
      take(await call('ladder/record', { on }));
    },
    clear: async () => take(await call('ladder/clear', {})),
    dismissError: () => store.setState({ error: null }),
    forget: () => {
      stop();
      store.setState(nothing);
    },
  };
  return Object.assign(store, { actions });
};
