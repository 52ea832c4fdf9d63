import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ReplayPlan } from '#shared/model/ladder-history.ts';
import type { PortfolioHistory } from '#shared/portfolio/history/portfolio-history.ts';
import type { Result } from '#shared/result.ts';

/** Which past is asked for. */
export type HistoryQuestion = {
  readonly plan: ReplayPlan;
  /** `score` and `metric:<code>`. */
  readonly series: readonly string[];
  /** What the answer follows from: other words, another answer. */
  readonly basis: string;
};

export type HistoryState = {
  /** The past of everybody that was measured last; null before. */
  readonly history: PortfolioHistory | null;
  /** Null while nothing runs. */
  readonly work: { readonly progress: Progress | null } | null;
  /** Whether the last measuring was stopped by a person. */
  readonly isStopped: boolean;
  readonly error: AppError | null;
};

export type HistoryActions = {
  /** Measures the past of everybody, unless that is what is shown or being measured. */
  readonly want: (question: HistoryQuestion) => Promise<void>;
  /** Nothing of the past is shown any more. */
  readonly release: () => void;
  readonly cancel: () => void;
  /** Measures what was stopped or failed once more. */
  readonly again: () => Promise<void>;
  /** The past of one partner, by key; nothing of it is kept here. */
  readonly ofPartner: (
    partner: string,
    question: HistoryQuestion,
    signal: AbortSignal,
  ) => Promise<Result<PortfolioHistory, AppError>>;
  /** Another workspace is open. */
  readonly forget: () => void;
};

export type HistoryStore = StoreApi<HistoryState> & { readonly actions: HistoryActions };

export type HistoryDeps = {
  readonly call: EngineCall;
  /** Fulfilled when every edit of the model is saved: the past is scored by the saved model. */
  readonly settle: () => Promise<void>;
  /** Ids of the sensitive things that are shown at present. */
  readonly include: () => readonly string[];
};

const nothing: HistoryState = { history: null, work: null, isStopped: false, error: null };

/** The store of what was known of partners in past periods. */
export const createHistoryStore = ({ call, settle, include }: HistoryDeps): HistoryStore => {
  const store = createStore<HistoryState>(() => nothing);
  let running: AbortController | null = null;
  let asked: { readonly key: string; readonly question: HistoryQuestion } | null = null;

  const requestOf = ({ plan, series }: HistoryQuestion, partner: string | null) => ({
    plan,
    series: [...series],
    partner,
    include: [...include()],
  });

  const measure = async (question: HistoryQuestion): Promise<void> => {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    store.setState({ work: { progress: null }, isStopped: false, error: null });
    await settle();
    if (running !== mine) return;
    const answer = await call('portfolio/history', requestOf(question, null), {
      signal: mine.signal,
      onProgress: (progress) => {
        if (running === mine) store.setState({ work: { progress } });
      },
    });
    if (running !== mine) return;
    running = null;
    if (answer.ok) store.setState({ work: null, history: answer.value });
    else if (answer.error.type === 'Cancelled') store.setState({ work: null, isStopped: true });
    else store.setState({ work: null, error: answer.error });
  };

  const release = (): void => {
    running?.abort();
    running = null;
    asked = null;
    store.setState(nothing);
  };

  const actions: HistoryActions = {
    want: async (question) => {
      const key = JSON.stringify([question, include()]);
      if (asked?.key === key) return;
      asked = { key, question };
      await measure(question);
    },
    release,
    cancel: () => running?.abort(),
    again: async () => {
      if (asked !== null) await measure(asked.question);
    },
    ofPartner: async (partner, question, signal) => {
      await settle();
      return call('portfolio/history', requestOf(question, partner), { signal });
    },
    forget: release,
  };
  return Object.assign(store, { actions });
};
