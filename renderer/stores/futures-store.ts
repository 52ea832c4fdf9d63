import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import { noFutures } from '#shared/model/defaults.ts';
import type { Driver, Futures, Scenario } from '#shared/model/futures.ts';
import type { ScenarioId } from '#shared/model/ids.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import {
  scoreFuture,
  type FutureResult,
  type ScenarioComparison,
} from '#shared/scenario/compare-scenario.ts';
import { readToday, type Today } from '#shared/scenario/read-today.ts';
import { compareTiers } from '#shared/scoring/movement.ts';
import { addScenario, freshName, setState } from './futures-edits.ts';

export type FuturesState = {
  /** As shown: ahead of the workspace while a slider moves or a save is on its way. */
  readonly futures: Futures;
  readonly today: Today | null;
  readonly selectedId: ScenarioId | null;
  /** The selected scenario against today; null without one. Replaced whole. */
  readonly comparison: ScenarioComparison | null;
  /** Rises with every new `comparison`. */
  readonly version: number;
  readonly isSaving: boolean;
  readonly saveError: AppError | null;
};

/** The parts of the workspace store that futures follow. */
export type WorkspaceSource = {
  readonly getState: () => {
    readonly workspace: Workspace | null;
    readonly snapshot: Snapshot | null;
  };
  readonly subscribe: (listener: () => void) => () => void;
};

export type FuturesDeps = {
  readonly call: EngineCall;
  readonly source: WorkspaceSource;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  /** Runs `work` before the next frame is painted. */
  readonly nextFrame: (work: () => void) => unknown;
  /** Runs `work` after a while unless the returned function is called before. */
  readonly later: (milliseconds: number, work: () => void) => () => void;
  readonly newId: () => string;
};

export type FuturesActions = {
  /**
   * Partners are scored while somebody watches; without, nothing is spent on a model that moves
   * elsewhere. Returns the end of it.
   */
  readonly watch: () => () => void;
  readonly select: (id: ScenarioId | null) => void;
  /** Shows the selected scenario with another state of a driver; nothing is saved yet. */
  readonly previewState: (driver: Driver, value: number) => void;
  /** Saves what is previewed as one step: at once, or when no further key came for a moment. */
  readonly commitStates: (label: string, by: 'pointer' | 'keyboard') => void;
  /** Changes the futures and saves them as one named undo step; true when it is saved. */
  readonly save: (label: string, change: (futures: Futures) => Futures) => Promise<boolean>;
  /** Fulfilled when the engine has every change that was made so far. */
  readonly settle: () => Promise<void>;
  /** Adds a scenario and selects it. */
  readonly newScenario: (
    name?: string,
    start?: Pick<Scenario, 'narrative' | 'states'>,
  ) => Promise<boolean>;
  readonly dismissError: () => void;
};

export type FuturesStore = StoreApi<FuturesState> & { readonly actions: FuturesActions };

/** Arrow keys that follow within this time are one undo step. */
const keyPause = 400;

/** Follows the workspace: its futures, model and data; shows scenarios live and saves their edits. */
export const createFuturesStore = (deps: FuturesDeps): FuturesStore => {
  const { call, source, applyWorkspace, nextFrame, later, newId } = deps;
  const store = createStore<FuturesState>(() => ({
    futures: noFutures,
    today: null,
    selectedId: null,
    comparison: null,
    version: 0,
    isSaving: false,
    saveError: null,
  }));

  /** The futures of the workspace, which `futures` of the state may be ahead of. */
  let saved: Futures = noFutures;
  /** What the newest save asked for. */
  let asked: Futures = noFutures;
  let isAhead = false;
  /** Counts edits, so that a save that ends late does not take back a newer one. */
  let edits = 0;
  let saves: Promise<unknown> = Promise.resolve();
  let pendingSaves = 0;
  let isFrameAsked = false;
  let watchers = 0;
  let stopKeyPause = (): void => undefined;

  const selectedScenario = (): Scenario | undefined => {
    const { futures, selectedId } = store.getState();
    return futures.scenarios.find(({ id }) => id === selectedId);
  };

  const scored = (today: Today, futures: Futures, scenario: Scenario): FutureResult =>
    scoreFuture(today.model, today.snapshot, futures, scenario, today.references);

  const recompute = (): void => {
    const { today, futures, version } = store.getState();
    const scenario = selectedScenario();
    if (today === null || scenario === undefined) {
      store.setState({ comparison: null, version: version + 1 });
      return;
    }
    const now = today.result;
    const then = scored(today, futures, scenario);
    const movement = compareTiers(now.tiers, then.tiers, today.model.tiers);
    store.setState({ comparison: { now, then, movement }, version: version + 1 });
  };

  const recomputeSoon = (): void => {
    if (isFrameAsked) return;
    isFrameAsked = true;
    nextFrame(() => {
      isFrameAsked = false;
      recompute();
    });
  };

  const show = (futures: Futures): void => {
    const { selectedId } = store.getState();
    const stays = futures.scenarios.some(({ id }) => id === selectedId);
    store.setState({
      futures,
      ...(stays ? {} : { selectedId: futures.scenarios[0]?.id ?? null }),
    });
  };

  const follow = (): void => {
    const { workspace, snapshot } = source.getState();
    const { today } = store.getState();
    const isScored = watchers > 0 && workspace !== null && snapshot !== null;
    const isSameData =
      today === null ? !isScored : today.given === workspace?.model && today.snapshot === snapshot;
    const isSameFutures = saved === (workspace?.futures ?? noFutures);
    if (isSameData && isSameFutures) return;
    if (!isSameData) {
      store.setState({
        today: isScored ? readToday(workspace.model, snapshot, workspace.futures) : null,
      });
    }
    saved = workspace?.futures ?? noFutures;
    if (workspace === null) isAhead = false;
    if (!isAhead) show(saved);
    recompute();
  };

  /** Shows what the workspace holds, unless a newer edit is already on the screen. */
  const settle = (edit: number): void => {
    if (edit !== edits) return;
    isAhead = false;
    show(saved);
    recompute();
  };

  const ask = async (label: string, futures: Futures, edit: number): Promise<boolean> => {
    const { workspace } = source.getState();
    const result =
      workspace === null
        ? null
        : await call('futures/save', { futures, label, baseRevision: workspace.revision });
    pendingSaves -= 1;
    if (result?.ok === true) await applyWorkspace(result.value);
    else if (result !== null) store.setState({ saveError: result.error });
    store.setState({ isSaving: pendingSaves > 0 });
    settle(edit);
    return result?.ok ?? false;
  };

  /** Saves run one after another: each is based on the revision that the one before made. */
  const enqueue = (label: string, futures: Futures): Promise<boolean> => {
    const edit = edits;
    asked = futures;
    pendingSaves += 1;
    store.setState({ isSaving: true, saveError: null });
    const turn = saves.then(() => ask(label, futures, edit));
    saves = turn;
    return turn;
  };

  const save: FuturesActions['save'] = (label, change) => {
    stopKeyPause();
    const futures = change(store.getState().futures);
    edits += 1;
    const edit = edits;
    const heading = pendingSaves === 0 ? saved : asked;
    if (JSON.stringify(futures) === JSON.stringify(heading)) {
      return saves.then(() => {
        settle(edit);
        return true;
      });
    }
    isAhead = true;
    show(futures);
    recompute();
    return enqueue(label, futures);
  };

  const actions: FuturesActions = {
    settle: async () => {
      await saves;
    },
    watch: () => {
      watchers += 1;
      follow();
      return () => {
        watchers -= 1;
      };
    },
    select: (id) => {
      store.setState({ selectedId: id });
      recompute();
    },
    previewState: (driver, value) => {
      const { selectedId, futures } = store.getState();
      if (selectedId === null) return;
      stopKeyPause();
      isAhead = true;
      edits += 1;
      store.setState({
        futures: setState(futures, selectedId, driver, value),
      });
      recomputeSoon();
    },
    commitStates: (label, by) => {
      stopKeyPause();
      const commit = (): void => void save(label, (futures) => futures);
      if (by === 'pointer') commit();
      else stopKeyPause = later(keyPause, commit);
    },
    save,
    newScenario: (name = 'New scenario', start = { narrative: '', states: [] }) => {
      const id = newId() as ScenarioId;
      const taken = store.getState().futures.scenarios.map((scenario) => scenario.name);
      const scenario = { id, name: freshName(name, taken), ...start };
      const saving = save(`Add scenario ${scenario.name}`, (futures) =>
        addScenario(futures, scenario),
      );
      actions.select(id);
      return saving;
    },
    dismissError: () => store.setState({ saveError: null }),
  };

  source.subscribe(follow);
  follow();
  return Object.assign(store, { actions });
};
