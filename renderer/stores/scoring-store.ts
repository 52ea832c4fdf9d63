import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { checkSettled } from '#shared/scoring/lines/check-lines.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { setWeight, type WeightedNodeId } from '#shared/scoring/set-weight.ts';
import { beforeOf, type BeforeChange } from './before-change.ts';
import { laterTask } from './later-task.ts';
import { createScoringSession, type LiveResult, type ScoringSession } from './scoring-session.ts';

export type ScoringState = {
  /** As shown: ahead of the workspace while a slider moves or a save is on its way. */
  readonly model: ScoringModel | null;
  /**
   * The same, but for the weights of a slider that moves: whoever shows no weight looks at this and is
   * not drawn again in every frame of a drag.
   */
  readonly restingModel: ScoringModel | null;
  /** What the workspace holds. */
  readonly savedModel: ScoringModel | null;
  readonly result: LiveResult | null;
  /** What the workspace held when it was opened in this window. */
  readonly openedModel: ScoringModel | null;
  /** What followed before the change that is made now or was made last, also by undo; null for none yet. */
  readonly before: BeforeChange | null;
  /** Rises with every new result. */
  readonly version: number;
  readonly findings: readonly ModelFinding[];
  readonly isSaving: boolean;
  readonly saveError: AppError | null;
};

export type ScoringActions = {
  /** Shows the score with one slider at `weight`; nothing is saved yet. */
  readonly previewWeight: (id: WeightedNodeId, weight: number) => void;
  /** Saves what is previewed as one step: at once, or when no further key came for a moment. */
  readonly commitWeight: (label: string, by: 'pointer' | 'keyboard') => void;
  /** Changes the model and saves it as one named step of undo. */
  readonly edit: (label: string, change: (model: ScoringModel) => ScoringModel) => void;
  /** Shows a changed model without saving it, for a drag that ends with `commitPreview`. */
  readonly preview: (change: (model: ScoringModel) => ScoringModel) => void;
  readonly commitPreview: (label: string) => void;
  /** Shows the saved model again. */
  readonly reset: () => void;
  /** Saves what still waits for another key; fulfilled when every save was answered. */
  readonly settle: () => Promise<void>;
  readonly dismissError: () => void;
  /** No comparison with what was before, until the next change. */
  readonly forgetBefore: () => void;
};

export type ScoringStore = StoreApi<ScoringState> & { readonly actions: ScoringActions };

/** The parts of the workspace store that the score follows. */
type ScoringSource = {
  readonly getState: () => {
    readonly workspace: Workspace | null;
    readonly snapshot: Snapshot | null;
    /** The engine was lost and the workspace is not open again yet. */
    readonly isHealing: boolean;
  };
  readonly subscribe: (listener: () => void) => () => void;
};

export type ScoringDeps = {
  readonly call: EngineCall;
  readonly source: ScoringSource;
  readonly applyWorkspace: (workspace: Workspace) => Promise<void>;
  /** Runs `work` before the next frame is painted. */
  readonly nextFrame: (work: () => void) => unknown;
  /** Runs `work` after a while unless the returned function is called before. */
  readonly later: (milliseconds: number, work: () => void) => () => void;
  /** The day of now (UTC), in days since 1970-01-01. */
  readonly today: () => number;
};

/** Arrow keys that follow within this time are one undo step. */
const keyPause = 400;

/**
 * The live score: follows the workspace, runs ahead of it while somebody weighs, and saves each change
 * as one step. One drag costs one pass over the partners a frame.
 */
export const createScoringStore = (deps: ScoringDeps): ScoringStore => {
  const { call, source, applyWorkspace, nextFrame, later, today } = deps;
  const store = createStore<ScoringState>(() => nothing);
  let session: ScoringSession | null = null;
  let snapshot: Snapshot | null = null;
  /**
   * The slider that moves and the model it began on. Every position is worked out from there: others
   * that were pushed to zero come back in their old proportions.
   */
  let drag: { readonly id: WeightedNodeId; readonly base: ScoringModel } | null = null;
  /** What the next frame draws; of several positions between two frames only the last. */
  let draw: (() => void) | null = null;
  /** A change of `preview` is on its way: the next one belongs to it. */
  let isPreviewed = false;
  /** A position of a drag is shown; it may differ from a full scoring in the last bits. */
  let isDrawn = false;
  let isFrameAsked = false;
  /** The name of a change that waits for another arrow key. */
  let heldLabel: string | null = null;
  let stopKeyPause = (): void => undefined;
  /** Counts edits, so that a save that ends late does not take back a newer one. */
  let edits = 0;
  let isAhead = false;
  let saves: Promise<unknown> = Promise.resolve();
  let pending = 0;
  /** What the newest save asked for. */
  let asked: ScoringModel | null = null;
  /** The name of a change that the engine did not live to save. */
  let lostLabel: string | null = null;

  /** Scores a model and checks it; null without partners. Returns what shows it. */
  const prepare = (model: ScoringModel): (() => void) | null => {
    if (session === null || snapshot === null) return null;
    const result = session.score(model);
    const findings = checkSettled(result.settled, snapshot);
    return () => {
      draw = null;
      drag = null;
      isDrawn = false;
      store.setState(({ version }) => ({
        model,
        restingModel: model,
        findings,
        result,
        version: version + 1,
      }));
    };
  };

  const show = (model: ScoringModel): void => prepare(model)?.();

  /** A change begins: what is shown now is what it will be compared with. */
  const begin = (): void => {
    const { result } = store.getState();
    if (result !== null) store.setState({ before: beforeOf(result) });
  };

  const drawNow = (): void => {
    const work = draw;
    draw = null;
    work?.();
  };

  const drawSoon = (work: () => void): void => {
    draw = work;
    if (isFrameAsked) return;
    isFrameAsked = true;
    nextFrame(() => {
      isFrameAsked = false;
      drawNow();
    });
  };

  const runAhead = (): void => {
    edits += 1;
    isAhead = true;
    stopKeyPause();
  };

  /** Shows what the workspace holds, unless a newer edit is already on the screen. */
  const rest = async (edit: number): Promise<void> => {
    if (edit !== edits) return;
    isAhead = false;
    const { model, savedModel } = store.getState();
    if (savedModel === null || (!isDrawn && model === savedModel)) return;
    const scored = session;
    const showPrepared = prepare(savedModel);
    // Scoring all partners and drawing the whole place are long enough for a task each.
    await laterTask();
    if (edit === edits && session === scored) showPrepared?.();
  };

  const forget = (): void => {
    session = null;
    snapshot = null;
    draw = null;
    drag = null;
    isPreviewed = false;
    heldLabel = null;
    lostLabel = null;
    isAhead = false;
    edits += 1;
    stopKeyPause();
    store.setState(({ version }) => ({ ...nothing, version: version + 1 }));
  };

  const ask = async (label: string, model: ScoringModel, edit: number): Promise<void> => {
    const { workspace } = source.getState();
    const saved =
      workspace === null
        ? null
        : await call('model/save', { model, label, baseRevision: workspace.revision });
    if (saved?.ok === true) await applyWorkspace(saved.value);
    pending -= 1;
    store.setState({ isSaving: pending > 0 });
    if (saved?.ok === false && saved.error.type === 'EngineGone') {
      lostLabel = label;
      return;
    }
    if (saved?.ok === false) store.setState({ saveError: saved.error });
    await rest(edit);
  };

  /** Saves run one after another: each is based on the revision that the one before made. */
  const commit = (label: string): void => {
    stopKeyPause();
    heldLabel = null;
    drawNow();
    drag = null;
    isPreviewed = false;
    session?.endMove();
    const { model, savedModel } = store.getState();
    const edit = edits;
    const heading = pending > 0 ? asked : savedModel;
    if (model === null || heading === null || isSameModel(model, heading)) {
      saves = saves.then(() => rest(edit));
      return;
    }
    asked = model;
    pending += 1;
    store.setState({ isSaving: true, saveError: null });
    saves = saves.then(() => ask(label, model, edit));
  };

  const follow = (): void => {
    const { workspace, snapshot: partners, isHealing } = source.getState();
    if (workspace === null || partners === null) {
      if (session !== null) forget();
      return;
    }
    const { model, savedModel } = store.getState();
    const isNewData = partners !== snapshot;
    if (savedModel === null) store.setState({ openedModel: workspace.model });
    if (isNewData) {
      store.setState({ before: null });
      snapshot = partners;
      session = createScoringSession(partners, today());
    }
    const isNewModel = savedModel === null || !isSameModel(workspace.model, savedModel);
    if (isNewModel) store.setState({ savedModel: workspace.model });
    if (isAhead && model !== null) {
      if (isNewData) show(model);
    } else if (isNewModel && !isNewData) {
      // Undone, redone or copied from a version.
      begin();
      show(workspace.model);
    } else if (isNewData || isNewModel) {
      show(isNewModel ? workspace.model : savedModel);
    }
    if (lostLabel !== null && !isHealing) {
      const label = lostLabel;
      lostLabel = null;
      commit(label);
    }
  };

  /** A workspace that cannot be written keeps its weights. */
  const isReadOnly = (): boolean => source.getState().workspace?.isReadOnly === true;

  const actions: ScoringActions = {
    previewWeight: (id, weight) => {
      if (isReadOnly()) return;
      if (drag?.id !== id) {
        drawNow();
        const { model } = store.getState();
        if (model === null) return;
        session?.endMove();
        drag = { id, base: model };
        begin();
      }
      runAhead();
      const { base } = drag;
      drawSoon(() => {
        if (session === null) return;
        const next = setWeight(base, id, weight);
        const result = session.moveWeight(base, next, id, weight);
        isDrawn = true;
        store.setState(({ version }) => ({ model: next, result, version: version + 1 }));
      });
    },
    commitWeight: (label, by) => {
      if (by === 'pointer') {
        commit(label);
        return;
      }
      heldLabel = label;
      stopKeyPause();
      stopKeyPause = later(keyPause, () => commit(label));
    },
    edit: (label, change) => {
      if (isReadOnly()) return;
      drawNow();
      const { model } = store.getState();
      if (model === null) return;
      runAhead();
      begin();
      show(change(model));
      commit(label);
    },
    preview: (change) => {
      if (isReadOnly()) return;
      drawNow();
      const { model } = store.getState();
      if (model === null) return;
      runAhead();
      if (!isPreviewed) begin();
      isPreviewed = true;
      show(change(model));
    },
    commitPreview: commit,
    reset: () => {
      stopKeyPause();
      heldLabel = null;
      edits += 1;
      isAhead = false;
      const { savedModel } = store.getState();
      if (savedModel !== null) show(savedModel);
    },
    settle: async () => {
      if (heldLabel !== null) commit(heldLabel);
      await saves;
    },
    dismissError: () => store.setState({ saveError: null }),
    forgetBefore: () => store.setState({ before: null }),
  };

  source.subscribe(follow);
  follow();
  return Object.assign(store, { actions });
};

/** The state without a workspace. */
const nothing: ScoringState = {
  model: null,
  restingModel: null,
  savedModel: null,
  openedModel: null,
  before: null,
  result: null,
  version: 0,
  findings: [],
  isSaving: false,
  saveError: null,
};

/** Models are small and plain: equal texts are equal models. */
const isSameModel = (one: ScoringModel, other: ScoringModel): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
