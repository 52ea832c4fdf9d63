import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BulkReport, CycleChange, CycleReplay } from '#shared/cycle/cycle-answers.ts';
import type { CycleComparison } from '#shared/cycle/compare-cycles.ts';
import type { RecordEntry } from '#shared/cycle/partner-record.ts';
import { byKey, wholeCycle, type CycleFilter, type CycleSort } from '#shared/cycle/filter-cycle.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineRequest } from '#shared/ipc/engine-contract.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { CycleRecord, CycleView } from '#shared/model/review-cycle.ts';
import type { QualityAlert } from '#shared/model/quality.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Result } from '#shared/result.ts';
import type { TaskList } from './running-tasks.ts';

/** What somebody is writing about a partner and has not said yet. */
export type UnsaidWords = {
  /** The tier by its place in the cycle, `noTier` for none, and what is said of it. */
  readonly decision?: {
    readonly place: number;
    readonly rationale: string;
    readonly approver: string;
    readonly expires: string;
  };
  readonly remark?: string;
};

export type CycleState = {
  /** Newest first; null until they were read. */
  readonly cycles: readonly CycleRecord[] | null;
  /** The cycle that is looked at; null before one was read. */
  readonly view: CycleView | null;
  readonly isBusy: boolean;
  readonly error: AppError | null;
  readonly filter: CycleFilter;
  readonly sort: CycleSort;
  /** Key of the partner that is looked at. */
  readonly chosen: string | null;
  /** By `unsaidKey`; kept while other partners and places are looked at. */
  readonly unsaid: ReadonlyMap<string, UnsaidWords>;
  /** What accepting together did last. */
  readonly report: BulkReport | null;
  readonly replay: CycleReplay | null;
  /** What changed since another cycle. */
  readonly comparison: { readonly fromId: string; readonly found: CycleComparison } | null;
  /** What every cycle said of a partner, the oldest first. */
  readonly record: {
    readonly partnerKey: string;
    readonly entries: readonly RecordEntry[];
  } | null;
  /** What stops a proposal of a closed cycle, of which somebody asked last. */
  readonly alerts: { readonly id: string; readonly blocking: readonly QualityAlert[] } | null;
  /** Where something was saved last. */
  readonly saved: string | null;
};

export type CycleDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseSave' | 'chooseOpen'>;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  readonly runTask: TaskList['run'];
  /** Saves what is still being edited in the model. */
  readonly settle: () => Promise<unknown>;
};

type DecisionDraft = Omit<EngineRequest<'cycle/decide'>, 'id' | 'partnerKey'>;

export type CycleActions = {
  /** Reads every cycle, and the one that is looked at: the chosen, or else the newest. */
  readonly read: (id?: string) => Promise<void>;
  /** True when it was opened. */
  readonly open: (draft: EngineRequest<'cycle/open'>) => Promise<boolean>;
  readonly setFilter: (part: Partial<CycleFilter>) => void;
  /** The same column once more turns the order round. */
  readonly sortBy: (column: string) => void;
  readonly choose: (key: string | null) => void;
  /** Keeps what is being written about a partner of the cycle that is looked at. */
  readonly write: (partnerKey: string, part: UnsaidWords) => void;
  /** Accepts what is safe of these, or of everybody. */
  readonly accept: (keys: readonly string[] | null) => Promise<void>;
  readonly dismissReport: () => void;
  readonly decide: (partnerKey: string, draft: DecisionDraft) => Promise<boolean>;
  readonly withdraw: (partnerKey: string) => Promise<void>;
  /** Asks for a file and attaches its hash. */
  readonly attachFile: (partnerKey: string) => Promise<void>;
  readonly attachText: (
    partnerKey: string,
    kind: 'links' | 'notes',
    text: string,
  ) => Promise<boolean>;
  readonly detach: (evidenceId: string) => Promise<void>;
  readonly comment: (partnerKey: string, text: string) => Promise<boolean>;
  readonly setRules: (part: Pick<CycleRecord, 'rules' | 'template'>) => Promise<boolean>;
  readonly close: (note: string) => Promise<boolean>;
  readonly remove: () => Promise<void>;
  readonly replay: () => Promise<void>;
  readonly save: (suggestedName: string) => Promise<void>;
  /** Compares the cycle that is looked at with an earlier one. */
  readonly compare: (fromId: string) => Promise<void>;
  readonly saveComparison: () => Promise<void>;
  readonly readRecord: (partnerKey: string) => Promise<void>;
  readonly saveRecord: (partnerKey: string, suggestedName: string) => Promise<void>;
  readonly readAlerts: (id: string) => Promise<void>;
  readonly dismissError: () => void;
  readonly forget: () => void;
};

export type CycleStore = StoreApi<CycleState> & { readonly actions: CycleActions };

const fresh: CycleState = {
  cycles: null,
  view: null,
  isBusy: false,
  error: null,
  filter: wholeCycle,
  sort: byKey,
  chosen: null,
  unsaid: new Map(),
  report: null,
  replay: null,
  comparison: null,
  record: null,
  alerts: null,
  saved: null,
};

/** Where the words about a partner of a cycle are kept. */
export const unsaidKey = (cycleId: string, partnerKey: string): string =>
  JSON.stringify([cycleId, partnerKey]);

/** Review cycles of the open workspace, and the one that is looked at. */
export const createCycleStore = (deps: CycleDeps): CycleStore => {
  const { call, shell, applyWorkspace, runTask, settle } = deps;
  const store = createStore<CycleState>(() => fresh);
  /** Answers of a question that is not the last one are thrown away. */
  let asked = 0;
  /** The cycle that somebody wants to see, also before it was read. */
  let wished: string | undefined;

  const show = async (id: string | undefined, cycles: readonly CycleRecord[]): Promise<void> => {
    const mine = ++asked;
    wished = id ?? wished;
    const before = store.getState().view?.record.id;
    const wanted =
      [wished, before].find((each) => cycles.some((cycle) => cycle.id === each)) ?? cycles[0]?.id;
    if (wanted === undefined) {
      store.setState({ cycles, view: null, isBusy: false, chosen: null });
      return;
    }
    const view = await call('cycle/read', { id: wanted });
    if (mine !== asked) return;
    store.setState({
      cycles,
      isBusy: false,
      ...(wanted === before
        ? {}
        : { chosen: null, filter: wholeCycle, report: null, replay: null, saved: null }),
      ...(view.ok ? { view: view.value } : { error: view.error }),
    });
  };

  const take = async (result: Result<CycleChange, AppError>): Promise<boolean> => {
    if (!result.ok) {
      store.setState({
        isBusy: false,
        error: result.error.type === 'Cancelled' ? null : result.error,
      });
      return false;
    }
    await applyWorkspace(result.value.workspace);
    await show(result.value.id, result.value.cycles);
    return true;
  };

  /** Changes the cycle that is looked at; null where there is none. */
  const change = async (
    work: (id: string) => Promise<Result<CycleChange, AppError>>,
  ): Promise<boolean> => {
    const id = store.getState().view?.record.id;
    if (id === undefined || store.getState().isBusy) return false;
    store.setState({ isBusy: true, error: null, replay: null });
    return take(await work(id));
  };

  const write = (partnerKey: string, part: UnsaidWords): void => {
    const id = store.getState().view?.record.id;
    if (id === undefined) return;
    const at = unsaidKey(id, partnerKey);
    store.setState(({ unsaid }) => ({
      unsaid: new Map(unsaid).set(at, { ...unsaid.get(at), ...part }),
    }));
  };

  /** What was said needs no keeping any more. */
  const drop = (partnerKey: string): void => {
    const id = store.getState().view?.record.id;
    if (id === undefined) return;
    const at = unsaidKey(id, partnerKey);
    store.setState(({ unsaid }) => {
      const { remark } = unsaid.get(at) ?? {};
      const left = new Map(unsaid);
      if (remark === undefined) left.delete(at);
      else left.set(at, { remark });
      return { unsaid: left };
    });
  };

  const saveLookBack = async (
    what: EngineRequest<'cycle/export-look-back'>['what'],
    suggestedName: string,
  ): Promise<void> => {
    const target = await shell.chooseSave(suggestedName, 'cycle-csv');
    if (target === null) return;
    const written = await call('cycle/export-look-back', { what, target });
    store.setState(written.ok ? { saved: target, error: null } : { error: written.error });
  };

  const actions: CycleActions = {
    read: async (id) => {
      const cycles = await call('cycle/list', {});
      if (cycles.ok) await show(id, cycles.value);
      else store.setState({ error: cycles.error });
    },
    open: async (draft) => {
      store.setState({ isBusy: true, error: null });
      await settle();
      return take(
        await runTask(`Opening ${draft.name}`, (options) => call('cycle/open', draft, options)),
      );
    },
    setFilter: (part) => store.setState(({ filter }) => ({ filter: { ...filter, ...part } })),
    sortBy: (column) =>
      store.setState(({ sort }) => ({
        sort: { column, isDescending: sort.column === column && !sort.isDescending },
      })),
    choose: (chosen) => store.setState({ chosen }),
    accept: async (keys) => {
      await change(async (id) => {
        const done = await call('cycle/accept', { id, keys });
        if (done.ok) store.setState({ report: done.value.report });
        return done;
      });
    },
    dismissReport: () => store.setState({ report: null }),
    write,
    decide: async (partnerKey, draft) => {
      const isDone = await change((id) => call('cycle/decide', { ...draft, id, partnerKey }));
      if (isDone) drop(partnerKey);
      return isDone;
    },
    withdraw: async (partnerKey) => {
      if (await change((id) => call('cycle/withdraw', { id, partnerKey }))) drop(partnerKey);
    },
    attachFile: async (partnerKey) => {
      const path = await shell.chooseOpen('evidence');
      if (path !== null) {
        await change((id) => call('cycle/attach', { id, partnerKey, files: [path] }));
      }
    },
    attachText: (partnerKey, kind, text) =>
      change((id) => call('cycle/attach', { id, partnerKey, [kind]: [text] })),
    detach: async (evidenceId) => {
      await change((id) => call('cycle/detach', { id, evidenceId }));
    },
    comment: (partnerKey, text) => change((id) => call('cycle/comment', { id, partnerKey, text })),
    setRules: (part) => change((id) => call('cycle/set-rules', { id, ...part })),
    close: (note) => change((id) => call('cycle/close', { id, note })),
    remove: async () => {
      await change((id) => call('cycle/remove', { id }));
    },
    replay: async () => {
      const id = store.getState().view?.record.id;
      if (id === undefined) return;
      store.setState({ replay: null, error: null });
      const replay = await runTask('Replaying the cycle', (options) =>
        call('cycle/replay', { id }, options),
      );
      if (replay.ok) store.setState({ replay: replay.value });
    },
    save: async (suggestedName) => {
      const id = store.getState().view?.record.id;
      const target = await shell.chooseSave(suggestedName, 'cycle-csv');
      if (id === undefined || target === null) return;
      const written = await call('cycle/export', { id, target });
      store.setState(written.ok ? { saved: target, error: null } : { error: written.error });
    },
    compare: async (fromId) => {
      const to = store.getState().view?.record.id;
      if (to === undefined) return;
      store.setState({ comparison: null, error: null });
      const found = await call('cycle/compare', { from: fromId, to });
      store.setState(
        found.ok ? { comparison: { fromId, found: found.value } } : { error: found.error },
      );
    },
    saveComparison: async () => {
      const { view, comparison } = store.getState();
      if (view === null || comparison === null) return;
      const { from, to } = comparison.found;
      await saveLookBack({ from: comparison.fromId, to: view.record.id }, `${from} to ${to}.csv`);
    },
    readRecord: async (partnerKey) => {
      const entries = await call('cycle/partner-record', { partnerKey });
      if (entries.ok) store.setState({ record: { partnerKey, entries: entries.value } });
    },
    saveRecord: (partnerKey, suggestedName) => saveLookBack({ partnerKey }, suggestedName),
    readAlerts: async (id) => {
      const alerts = await call('cycle/alerts', { id });
      store.setState({ alerts: { id, blocking: alerts.ok ? alerts.value : [] } });
    },
    dismissError: () => store.setState({ error: null }),
    forget: () => {
      asked += 1;
      wished = undefined;
      store.setState(fresh);
    },
  };

  return Object.assign(store, { actions });
};
