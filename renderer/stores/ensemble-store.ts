import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Discovery } from '#shared/ensemble/run/discover.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { BreakingQuestion } from '#shared/model/discovery.ts';
import { usualEnsemble } from '#shared/model/defaults.ts';
import type { EnsembleRecord, EnsembleRun, EnsembleSettings } from '#shared/model/ensemble.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { SignpostHistory } from '#shared/signposts/observe.ts';
import type { WorkspaceActions } from './workspace-store.ts';

export type EnsembleState = {
  readonly settings: EnsembleSettings;
  /** Kept runs, newest first; null before they were read. */
  readonly records: readonly EnsembleRecord[] | null;
  /** The run that is looked at; null for none. */
  readonly run: EnsembleRun | null;
  readonly isRunning: boolean;
  /** What was asked last of the run, and the answer; null while it is worked out. */
  readonly question: BreakingQuestion | null;
  readonly discovery: Discovery | null;
  /** What signposts saw in the past, and what `about` they were tested; null before. */
  readonly tested: {
    readonly about: string;
    readonly histories: readonly SignpostHistory[];
  } | null;
  readonly isTesting: boolean;
  /** What went wrong last, shown where it was asked. */
  readonly error: AppError | null;
};

export type EnsembleActions = {
  /** Reads which runs are kept, and the newest of them where none is looked at. */
  readonly read: () => Promise<void>;
  readonly set: (settings: Partial<EnsembleSettings>) => void;
  /** Runs with the settings at hand; its progress and its end by hand are in the status bar. */
  readonly start: () => Promise<void>;
  readonly choose: (id: number) => Promise<void>;
  readonly remove: (id: number) => Promise<void>;
  readonly ask: (question: BreakingQuestion) => Promise<void>;
  /**
   * Holds every signpost against the past; its progress and its end by hand are in the status bar. `about` names
   * the signposts and data of now, to tell later whether the answer is still about them.
   */
  readonly testSignposts: (about: string) => Promise<void>;
  readonly dismissError: () => void;
  readonly forget: () => void;
};

export type EnsembleStore = StoreApi<EnsembleState> & { readonly actions: EnsembleActions };

export type EnsembleDeps = {
  readonly call: EngineCall;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  readonly runTask: WorkspaceActions['runTask'];
  /** Fulfilled when the engine has every change of the futures: it runs and tests what it has. */
  readonly settle: () => Promise<void>;
};

const nothing: EnsembleState = {
  settings: usualEnsemble,
  records: null,
  run: null,
  isRunning: false,
  question: null,
  discovery: null,
  tested: null,
  isTesting: false,
  error: null,
};

/** The ensembles of the workspace, the one that is looked at, and what is asked of it. */
export const createEnsembleStore = (deps: EnsembleDeps): EnsembleStore => {
  const { call, applyWorkspace, runTask } = deps;
  const store = createStore<EnsembleState>(() => nothing);
  /** Answers about a workspace that was left are dropped, and of questions all but the last. */
  let workspaces = 0;
  let questions = 0;

  const show = (run: EnsembleRun | null): void => {
    questions += 1;
    store.setState({ run, question: null, discovery: null });
  };

  const choose: EnsembleActions['choose'] = async (id) => {
    const mine = workspaces;
    const answer = await call('ensemble/read', { id });
    if (mine !== workspaces) return;
    if (answer.ok) show(answer.value);
    else store.setState({ error: answer.error });
  };

  const read: EnsembleActions['read'] = async () => {
    const mine = workspaces;
    const answer = await call('ensemble/list', {});
    if (mine !== workspaces) return;
    if (!answer.ok) {
      store.setState({ error: answer.error });
      return;
    }
    const records = answer.value;
    const { run } = store.getState();
    const shown = records.find(({ id }) => id === run?.id);
    store.setState({ records });
    const [newest] = records;
    if (run !== null && shown !== undefined) {
      if (shown.isStale !== run.isStale) {
        store.setState({ run: { ...run, isStale: shown.isStale } });
      }
    } else if (newest !== undefined) await choose(newest.id);
    else show(null);
  };

  const actions: EnsembleActions = {
    read,
    set: (settings) =>
      store.setState((state) => ({ settings: { ...state.settings, ...settings } })),
    start: async () => {
      const { settings, isRunning } = store.getState();
      if (isRunning) return;
      const mine = workspaces;
      store.setState({ isRunning: true, error: null });
      await deps.settle();
      const answer = await runTask('Running futures', (options) =>
        call('ensemble/run', { settings, isKept: true }, options),
      );
      if (mine !== workspaces) return;
      store.setState({ isRunning: false });
      if (!answer.ok) return;
      show(answer.value.run);
      await applyWorkspace(answer.value.workspace);
      await read();
    },
    choose,
    remove: async (id) => {
      const answer = await call('ensemble/remove', { id });
      if (!answer.ok) {
        store.setState({ error: answer.error });
        return;
      }
      await applyWorkspace(answer.value);
      await read();
    },
    ask: async (question) => {
      const { run } = store.getState();
      if (run === null) return;
      questions += 1;
      const mine = questions;
      store.setState({ question, discovery: null, error: null });
      const answer = await call('ensemble/discover', { id: run.id, question });
      if (mine !== questions) return;
      // Without an answer nothing is asked any more: otherwise it would be waited for.
      store.setState(
        answer.ok ? { discovery: answer.value } : { question: null, error: answer.error },
      );
    },
    testSignposts: async (about) => {
      const mine = workspaces;
      store.setState({ isTesting: true });
      await deps.settle();
      const answer = await runTask('Testing signposts', (options) =>
        call('signposts/test', {}, options),
      );
      if (mine !== workspaces) return;
      store.setState({
        isTesting: false,
        ...(answer.ok ? { tested: { about, histories: answer.value } } : {}),
      });
    },
    dismissError: () => store.setState({ error: null }),
    forget: () => {
      workspaces += 1;
      questions += 1;
      store.setState(nothing);
    },
  };
  return Object.assign(store, { actions });
};
