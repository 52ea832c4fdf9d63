import { describe, expect, it } from 'vitest';
import { createScoringStore } from '#renderer/stores/scoring-store.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok } from '#shared/result.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { setWeight } from '#shared/scoring/set-weight.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { createFakeEngine, createGate, type FakeAnswers } from '../fake-engine.ts';
import { aShownWorkspace, withModel } from './a-shown-workspace.ts';

const snapshot = aSnapshot([
  aMetric('revenue', [100, 60, 0, 20]),
  aMetric('growth', [0, 50, 100, 10]),
  aMetric('reach', [10, 20, 30, 40]),
]);

const threeOfOne = (weights: readonly [number, number, number]): ScoringModel =>
  aModel({
    dimensions: [
      aDimension('performance', [
        aCriterion('revenue', { weight: weights[0] }),
        aCriterion('growth', { weight: weights[1] }),
        aCriterion('reach', { weight: weights[2] }),
      ]),
    ],
  });

const revenue = aCriterion('revenue').id;

const failure = (type: AppError['type']): AppError => ({
  type,
  where: 'model/save',
  expected: 'it to be saved',
  found: 'that it was not',
  remedy: 'Try again.',
});

const setUp = (model: ScoringModel, answers?: FakeAnswers) => {
  type State = { workspace: Workspace | null; snapshot: Snapshot | null; isHealing: boolean };
  let state: State = { workspace: aShownWorkspace({ model }), snapshot, isHealing: false };
  const listeners = new Set<() => void>();
  const change = (part: Partial<State>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const opened = (): Workspace => state.workspace ?? aShownWorkspace();
  const engine = createFakeEngine(
    answers ?? {
      'model/save': (request) => ok(withModel(opened(), request.model as ScoringModel)),
    },
  );
  const frames: (() => void)[] = [];
  const timers = new Map<symbol, () => void>();
  const store = createScoringStore({
    call: engine.call,
    source: {
      getState: () => state,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    applyWorkspace: (workspace) => {
      change({ workspace });
      return Promise.resolve();
    },
    nextFrame: (work) => frames.push(work),
    today: () => 20_000,
    later: (_milliseconds, work) => {
      const id = Symbol('timer');
      timers.set(id, work);
      return () => timers.delete(id);
    },
  });
  return {
    store,
    change,
    opened,
    /** Paints one frame; answers how many draws were asked for. */
    paint: (): number => frames.splice(0).map((work) => work()).length,
    /** Lets the pause between keys pass. */
    pause: (): void => {
      const due = [...timers.values()];
      timers.clear();
      due.forEach((work) => work());
    },
    saves: (): readonly unknown[] =>
      engine.asked.map(([, request]) => {
        const { label, baseRevision } = request as { label: string; baseRevision: number };
        return [label, baseRevision];
      }),
  };
};

const scoresOf = (model: ScoringModel): readonly number[] =>
  Array.from(scorePartners(model, judgeSnapshot(model, snapshot), 4).scores);

const closeTo = (values: readonly number[]): readonly unknown[] =>
  values.map((value): unknown => expect.closeTo(value, 9));

const weightsOf = (model: ScoringModel | null): readonly number[] =>
  model?.dimensions.flatMap(({ criteria }) => criteria.map(({ weight }) => weight)) ?? [];

describe('the scoring store', () => {
  it('scores the workspace when it is opened and forgets it when it is closed', () => {
    const { store, change } = setUp(aModel());
    expect(Array.from(store.getState().result?.scores ?? [])).toEqual(scoresOf(aModel()));
    const { version } = store.getState();
    change({ workspace: null, snapshot: null });
    expect(store.getState()).toEqual({
      model: null,
      restingModel: null,
      savedModel: null,
      openedModel: null,
      before: null,
      result: null,
      version: version + 1,
      findings: [],
      isSaving: false,
      saveError: null,
    });
  });

  it('keeps what was before a drag, from its first position until the next change begins', () => {
    const { store, paint, pause, change, opened } = setUp(threeOfOne([0.5, 0.3, 0.2]));
    const tiersNow = (): readonly number[] => [...(store.getState().result?.tiers ?? [])];
    const tiersBefore = (): readonly number[] | null =>
      store.getState().before === null ? null : [...(store.getState().before?.tiers ?? [])];
    expect(tiersBefore()).toBeNull();
    const first = tiersNow();
    for (const weight of [0.6, 0.9, 1]) {
      store.actions.previewWeight(revenue, weight);
      paint();
      expect(tiersBefore()).toEqual(first);
    }
    const second = tiersNow();
    expect(second).not.toEqual(first);
    const { before } = store.getState();
    expect(before?.histogramOf(null)?.reduce((sum, count) => sum + count, 0)).toBe(4);
    store.actions.commitWeight('Set', 'pointer');
    expect(store.getState().before).toBe(before);
    // Arrow keys of one run are one change.
    store.actions.previewWeight(revenue, 0.9);
    store.actions.commitWeight('Set', 'keyboard');
    store.actions.previewWeight(revenue, 0.8);
    store.actions.commitWeight('Set', 'keyboard');
    pause();
    expect(tiersBefore()).toEqual(second);
    const third = tiersNow();
    // Undone elsewhere: what it is undone from was before.
    change({ workspace: withModel(opened(), threeOfOne([0.1, 0.1, 0.8])) });
    expect(tiersBefore()).toEqual(third);
    store.actions.forgetBefore();
    expect(tiersBefore()).toBeNull();
  });

  it('draws the last of several slider positions once a frame, and saves nothing', () => {
    const model = threeOfOne([0.5, 0.3, 0.2]);
    const { store, paint, saves } = setUp(model);
    const { version } = store.getState();
    store.actions.previewWeight(revenue, 0.6);
    store.actions.previewWeight(revenue, 0.7);
    store.actions.previewWeight(revenue, 0.8);
    expect(store.getState().version).toBe(version);

    expect(paint()).toBe(1);

    const moved = setWeight(model, revenue, 0.8);
    expect(store.getState().version).toBe(version + 1);
    expect(weightsOf(store.getState().model)).toEqual(weightsOf(moved));
    expect(weightsOf(store.getState().restingModel)).toEqual(weightsOf(model));
    expect(Array.from(store.getState().result?.scores ?? [])).toEqual(closeTo(scoresOf(moved)));
    expect(saves()).toEqual([]);
  });

  it('gives the others their old proportions back after a slider was at its end', () => {
    const { store, paint } = setUp(threeOfOne([0.5, 0.4, 0.1]));
    store.actions.previewWeight(revenue, 1);
    paint();
    store.actions.previewWeight(revenue, 0.5);
    paint();
    expect(weightsOf(store.getState().model)).toEqual(closeTo([0.5, 0.4, 0.1]));
  });

  it('saves the end of a drag as one step and then shows the saved model', async () => {
    const model = threeOfOne([0.5, 0.3, 0.2]);
    const { store, paint, saves } = setUp(model);
    store.actions.previewWeight(revenue, 0.6);
    paint();
    store.actions.previewWeight(revenue, 0.7);
    store.actions.commitWeight('Set revenue to 70 %', 'pointer');
    expect(store.getState().isSaving).toBe(true);
    await store.actions.settle();

    const { model: shown, savedModel, isSaving, result } = store.getState();
    expect(saves()).toEqual([['Set revenue to 70 %', 1]]);
    expect(shown).toBe(savedModel);
    expect(shown).toEqual(setWeight(model, revenue, 0.7));
    expect(isSaving).toBe(false);
    expect(Array.from(result?.scores ?? [])).toEqual(scoresOf(setWeight(model, revenue, 0.7)));
  });

  it('makes one step of arrow keys that follow each other', async () => {
    const { store, pause, saves } = setUp(threeOfOne([0.5, 0.3, 0.2]));
    for (const percent of [51, 52, 53]) {
      store.actions.previewWeight(revenue, percent / 100);
      store.actions.commitWeight(`Set revenue to ${percent} %`, 'keyboard');
    }
    expect(saves()).toEqual([]);
    pause();
    await store.actions.settle();
    expect(saves()).toEqual([['Set revenue to 53 %', 1]]);
  });

  it('saves at once what waits for another key when somebody leaves', async () => {
    const { store, saves } = setUp(threeOfOne([0.5, 0.3, 0.2]));
    store.actions.previewWeight(revenue, 0.51);
    store.actions.commitWeight('Set revenue to 51 %', 'keyboard');
    await store.actions.settle();
    expect(saves()).toEqual([['Set revenue to 51 %', 1]]);
  });

  it('saves nothing where the slider came back to where it was', async () => {
    const { store, paint, saves } = setUp(threeOfOne([0.5, 0.3, 0.2]));
    store.actions.previewWeight(revenue, 1);
    paint();
    store.actions.previewWeight(revenue, 0.5);
    store.actions.commitWeight('Set revenue to 50 %', 'pointer');
    await store.actions.settle();
    expect(saves()).toEqual([]);
    expect(store.getState().model).toBe(store.getState().savedModel);
  });

  it('bases each of two edits on the revision that the one before made', async () => {
    const { store, saves, opened } = setUp(aModel());
    store.actions.edit('Half is enough', (model) => ({ ...model, minimumCoverage: 0.4 }));
    store.actions.edit('Less is enough', (model) => ({ ...model, minimumCoverage: 0.3 }));
    await store.actions.settle();
    expect(saves()).toEqual([
      ['Half is enough', 1],
      ['Less is enough', 2],
    ]);
    expect(opened().model.minimumCoverage).toBe(0.3);
  });

  it('goes back to the saved model and says why when a change is refused', async () => {
    const refused = failure('InputRefused');
    const { store } = setUp(aModel(), { 'model/save': () => err(refused) });
    store.actions.edit('Half is enough', (model) => ({ ...model, minimumCoverage: 0.4 }));
    await store.actions.settle();
    expect(store.getState()).toMatchObject({
      model: aModel(),
      saveError: refused,
      isSaving: false,
    });
  });

  it('keeps a change that the engine did not live to save, and saves it when it is back', async () => {
    let isGone = true;
    const { store, change, opened, saves } = setUp(aModel(), {
      'model/save': (request) =>
        isGone
          ? err(failure('EngineGone'))
          : ok(withModel(aShownWorkspace(), request.model as ScoringModel)),
    });
    change({ isHealing: true });
    store.actions.edit('Half is enough', (model) => ({ ...model, minimumCoverage: 0.4 }));
    await store.actions.settle();
    expect(store.getState()).toMatchObject({ model: { minimumCoverage: 0.4 }, saveError: null });

    isGone = false;
    change({ isHealing: false });
    await store.actions.settle();

    expect(saves()).toHaveLength(2);
    expect(opened().model.minimumCoverage).toBe(0.4);
    expect(store.getState().model).toBe(store.getState().savedModel);
  });

  it('does not take back a newer edit when an older save ends', async () => {
    const gate = createGate();
    let answered = 0;
    const { store, paint } = setUp(threeOfOne([0.5, 0.3, 0.2]), {
      'model/save': async (request) => {
        answered += 1;
        if (answered === 1) await gate.opened;
        return ok(withModel(aShownWorkspace(), request.model as ScoringModel));
      },
    });
    store.actions.edit('Half is enough', (model) => ({ ...model, minimumCoverage: 0.4 }));
    store.actions.previewWeight(revenue, 0.9);
    paint();
    gate.open();
    await store.actions.settle();
    expect(weightsOf(store.getState().model)[0]).toBe(0.9);
  });

  it('shows the saved model again when a preview is given up', () => {
    const { store, paint } = setUp(threeOfOne([0.5, 0.3, 0.2]));
    store.actions.previewWeight(revenue, 0.9);
    paint();
    store.actions.reset();
    expect(store.getState().model).toBe(store.getState().savedModel);
  });
});
