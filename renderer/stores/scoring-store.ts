import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { checkModel, type ModelFinding } from '#shared/scoring/check-model.ts';
import { setWeight, type WeightedNodeId } from '#shared/scoring/set-weight.ts';
import { createScoringSession, type LiveResult, type ScoringSession } from './scoring-session.ts';

export type ScoringState = {
  /** As shown: ahead of the workspace while a slider moves or a save is on its way. */
  readonly model: ScoringModel | null;
  /** What the workspace holds. */
  readonly savedModel: ScoringModel | null;
  readonly result: LiveResult | null;
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
  readonly dismissError: () => void;
};

export type ScoringStore = StoreApi<ScoringState> & { readonly actions: ScoringActions };

export type ScoringDeps = {
  readonly call: EngineCall;
  readonly source: {
    readonly getState: () => {
      readonly workspace: Workspace | null;
      readonly snapshot: Snapshot | null;
    };
    readonly subscribe: (listener: () => void) => () => void;
  };
  readonly applyWorkspace: (workspace: Workspace) => Promise<void>;
  /** Runs `work` before the next frame is painted. */
  readonly nextFrame: (work: () => void) => unknown;
  /** Runs `work` after a while unless the returned function is called before. */
  readonly later: (milliseconds: number, work: () => void) => () => void;
};

/** Arrow keys that follow within this time are one undo step. */
const keyPause = 400;

/**
 * The live score: follows the workspace, runs ahead of it while somebody weighs, and saves each change
 * as one step. One drag costs one pass over the partners a frame.
 */
export const createScoringStore = (deps: ScoringDeps): ScoringStore => {
  const { call, source, applyWorkspace, nextFrame, later } = deps;
  const store = createStore<ScoringState>(() => ({
    model: null,
    savedModel: null,
    result: null,
    version: 0,
    findings: [],
    isSaving: false,
    saveError: null,
  }));
  let session: ScoringSession | null = null;
  let snapshot: Snapshot | null = null;
  /** The slider position that the next frame draws. */
  let asked: { readonly id: WeightedNodeId; readonly weight: number } | null = null;
  let isFrameAsked = false;
  let stopKeyPause = (): void => undefined;
  let saves: Promise<void> = Promise.resolve();
  let pending = 0;

  const showResult = (result: LiveResult): void =>
    store.setState(({ version }) => ({ result, version: version + 1 }));

  const show = (model: ScoringModel): void => {
    if (session === null || snapshot === null) return;
    store.setState({ model, findings: checkModel(model, snapshot) });
    showResult(session.score(model));
  };

  const follow = (): void => {
    const { workspace, snapshot: partners } = source.getState();
    if (workspace === null || partners === null) {
      session = null;
      snapshot = null;
      store.setState({ model: null, savedModel: null, result: null, findings: [] });
      return;
    }
    const isNewData = partners !== snapshot;
    const isNewModel =
      JSON.stringify(workspace.model) !== JSON.stringify(store.getState().savedModel);
    if (!isNewData && !isNewModel) return;
    if (isNewData) {
      snapshot = partners;
      session = createScoringSession(partners);
    }
    store.setState({ savedModel: workspace.model });
    if (pending === 0 || isNewData) show(workspace.model);
  };

  const drawFrame = (): void => {
    isFrameAsked = false;
    if (asked === null || session === null) return;
    const { model } = store.getState();
    if (model === null) return;
    const { id, weight } = asked;
    const next = setWeight(model, id, weight);
    store.setState({ model: next });
    showResult(session.moveWeight(model, next, id, weight));
  };

  const save = (label: string, model: ScoringModel): void => {
    pending += 1;
    store.setState({ isSaving: true, saveError: null });
    saves = saves.then(async () => {
      const { workspace } = source.getState();
      const saved =
        workspace === null
          ? null
          : await call('model/save', {
              model: mutable(model),
              label,
              baseRevision: workspace.revision,
            });
      pending -= 1;
      store.setState({ isSaving: pending > 0 });
      if (saved?.ok === true) {
        await applyWorkspace(saved.value);
      } else if (saved !== null) {
        store.setState({ saveError: saved.error });
        const { savedModel } = store.getState();
        if (savedModel !== null) show(savedModel);
      }
    });
  };

  const commit = (label: string): void => {
    stopKeyPause();
    if (isFrameAsked) drawFrame();
    asked = null;
    session?.endMove();
    const { model, savedModel } = store.getState();
    if (model === null || JSON.stringify(model) === JSON.stringify(savedModel)) return;
    // The path of a drag rounds a little differently; what is saved is scored in full.
    show(model);
    save(label, model);
  };

  const actions: ScoringActions = {
    previewWeight: (id, weight) => {
      stopKeyPause();
      asked = { id, weight };
      if (isFrameAsked) return;
      isFrameAsked = true;
      nextFrame(drawFrame);
    },
    commitWeight: (label, by) => {
      stopKeyPause();
      if (by === 'pointer') commit(label);
      else stopKeyPause = later(keyPause, () => commit(label));
    },
    edit: (label, change) => {
      const { model } = store.getState();
      if (model === null) return;
      asked = null;
      show(change(model));
      commit(label);
    },
    preview: (change) => {
      const { model } = store.getState();
      if (model !== null) show(change(model));
    },
    commitPreview: commit,
    reset: () => {
      stopKeyPause();
      asked = null;
      session?.endMove();
      const { savedModel } = store.getState();
      if (savedModel !== null) show(savedModel);
    },
    dismissError: () => store.setState({ saveError: null }),
  };

  source.subscribe(follow);
  follow();
  return Object.assign(store, { actions });
};

/** The contract's arrays are mutable for the compiler's sake alone. */
const mutable = (model: ScoringModel) => ({
  ...model,
  tiers: [...model.tiers],
  dimensions: model.dimensions.map((dimension) => ({
    ...dimension,
    criteria: [...dimension.criteria],
  })),
});
