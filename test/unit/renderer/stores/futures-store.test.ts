import { plainAssumptions } from '#shared/model/assumptions.ts';
import { describe, expect, it } from 'vitest';
import { noDimensionRules } from '#shared/model/dimension-rules.ts';
import { noCriterionRules } from '#shared/model/criterion-rules.ts';
import { noModelRules, noTierRules } from '#shared/model/tier-rules.ts';
import { createFuturesStore } from '#renderer/stores/futures-store.ts';
import { addDriver } from '#renderer/stores/futures-edits.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import {
  noFutures,
  type Driver,
  type Effect,
  type Futures,
  type Scenario,
} from '#shared/model/futures.ts';
import type {
  CriterionId,
  DimensionId,
  DriverId,
  EffectId,
  ScenarioId,
  TierId,
} from '#shared/model/ids.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok } from '#shared/result.ts';
import { createFakeEngine, createGate, type FakeAnswers } from '../fake-engine.ts';

const snapshot: Snapshot = {
  partnerKeys: ['a', 'b', 'c'],
  partnerNames: ['Alba', 'Brio', 'Ceres'],
  attributes: [],
  metrics: [
    {
      code: 'revenue',
      name: 'Revenue',
      unit: 'EUR',
      decimals: 0,
      higherIsBetter: true,
      values: Float64Array.of(100, 60, 0),
      status: Uint8Array.of(0, 0, 0),
    },
  ],
};

const model: ScoringModel = {
  dimensions: [
    {
      id: 'd' as DimensionId,
      name: 'Performance',
      description: '',
      weight: 1,
      locked: false,
      rules: noDimensionRules,
      criteria: [
        {
          id: 'c' as CriterionId,
          name: 'Revenue',
          metricCode: 'revenue',
          weight: 1,
          locked: false,
          rules: noCriterionRules,
          valueFunction: { method: 'minmax', direction: 'higher' },
        },
      ],
    },
  ],
  tiers: [
    {
      id: 't1' as TierId,
      name: 'Gold',
      purpose: '',
      shape: 'diamond',
      line: 50,
      rules: noTierRules,
    },
    {
      id: 't2' as TierId,
      name: 'Silver',
      purpose: '',
      shape: 'circle',
      line: null,
      rules: noTierRules,
    },
  ],
  absencePolicies: {
    missing: 'reweight',
    notApplicable: 'reweight',
    noActivity: 'worst',
    notComputable: 'reweight',
  },
  minimumCoverage: 0.5,
  rules: noModelRules,
};

const market: Driver = {
  id: 'm' as DriverId,
  name: 'Market growth',
  theme: 'market',
  unit: 'points',
  baseline: 0,
  low: -50,
  high: 50,
};
const effect: Effect = {
  id: 'e' as EffectId,
  driverId: market.id,
  metricCode: 'revenue',
  kind: 'multiply',
  size: 0.01,
  exposureAttribute: null,
  exposures: [],
  defaultShare: 1,
  reason: '',
};
const crisis: Scenario = {
  id: 's1' as ScenarioId,
  name: 'Crisis',
  narrative: '',
  states: [{ driverId: market.id, value: -20 }],
};
const boom: Scenario = { ...crisis, id: 's2' as ScenarioId, name: 'Boom', states: [] };
const futures: Futures = {
  ...noFutures,
  drivers: [market],
  effects: [effect],
  scenarios: [crisis, boom],
};

const first = {
  path: '/w.tierwright',
  name: 'W',
  revision: 1,
  dataRevision: 1,
  isReadOnly: false,
  knownOn: null,
  model,
  futures,
  formulas: [],
  runs: [],
  sources: [],
  proposals: [],
  sensitive: [],
  marks: [],
  exports: [],
  rates: null,
  views: [],
  assumptions: plainAssumptions,
  votes: [],
  versions: [],
  history: { steps: [], position: 0 },
} satisfies Workspace;

const stale: AppError = {
  type: 'InputRefused',
  where: 'futures',
  expected: 'revision 2',
  found: 'revision 1',
  remedy: 'Try again.',
};

const setUp = (answers: FakeAnswers = {}, start: Workspace | null = first) => {
  let workspace = start;
  const listeners = new Set<() => void>();
  const frames: (() => void)[] = [];
  const timers: (() => void)[] = [];
  let ids = 0;
  const put = (next: Workspace | null): void => {
    workspace = next;
    for (const listener of listeners) listener();
  };
  const engine = createFakeEngine({
    'futures/save': ({ futures: next, baseRevision }) =>
      ok({ ...first, revision: baseRevision + 1, futures: next as Futures }),
    ...answers,
  });
  const store = createFuturesStore({
    call: engine.call,
    source: {
      getState: () => ({ workspace, snapshot: workspace === null ? null : snapshot }),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    applyWorkspace: put,
    nextFrame: (work) => frames.push(work),
    later: (_, work) => {
      timers.push(work);
      return () => timers.splice(timers.indexOf(work), 1);
    },
    newId: () => {
      ids += 1;
      return `new-${ids}`;
    },
  });
  const unwatch = store.actions.watch();
  const runFrames = (): void => {
    for (let frame = frames.shift(); frame !== undefined; frame = frames.shift()) frame();
  };
  const labels = (): readonly unknown[] =>
    engine.asked.map(([, request]) => (request as { label: string }).label);
  const revisions = (): readonly unknown[] =>
    engine.asked.map(([, request]) => (request as { baseRevision: number }).baseRevision);
  return { store, put, unwatch, frames, timers, runFrames, labels, revisions, asked: engine.asked };
};

describe('the futures store', () => {
  it('shows the first scenario of the workspace against today', () => {
    const { store } = setUp();
    const { selectedId, comparison } = store.getState();
    expect(selectedId).toBe(crisis.id);
    expect([...(comparison?.now.tiers ?? [])]).toEqual([0, 0, 1]);
    expect([...(comparison?.then.tiers ?? [])]).toEqual([0, 1, 1]);
    expect(comparison?.movement).toEqual({
      matrix: [
        [1, 1, 0],
        [0, 1, 0],
        [0, 0, 0],
      ],
      up: 0,
      down: 1,
      same: 2,
      other: 0,
      across: 0,
    });
  });

  it('scores nobody while nobody watches, and at once when somebody does', () => {
    const { store, put, unwatch } = setUp();
    const shown = store.getState().comparison;
    unwatch();
    put({ ...first, model: { ...first.model } });
    expect([store.getState().today, store.getState().comparison]).toEqual([null, null]);
    store.actions.watch();
    expect(store.getState().comparison).toEqual(shown);
  });

  it('shows nothing without a workspace and forgets all when it is closed', () => {
    const { store, put } = setUp();
    put(null);
    expect([store.getState().today, store.getState().comparison, store.getState().futures]).toEqual(
      [null, null, noFutures],
    );
  });

  it('computes a drag once a frame and saves it as one step at its end', async () => {
    const { store, frames, runFrames, labels } = setUp();
    for (const value of [-15, -10, -5]) store.actions.previewState(market, value);
    expect(frames.length).toBe(1);
    runFrames();
    expect([...(store.getState().comparison?.then.tiers ?? [])]).toEqual([0, 0, 1]);
    store.actions.commitStates('Set Market growth to −5', 'pointer');
    await store.actions.save('Nothing new', (same) => same);
    expect(labels()).toEqual(['Set Market growth to −5']);
    expect(store.getState().futures.scenarios[0]?.states).toEqual([
      { driverId: market.id, value: -5 },
    ]);
  });

  it('takes arrow keys that follow each other as one step', async () => {
    const { store, timers, labels } = setUp();
    for (const value of [-19, -18]) {
      store.actions.previewState(market, value);
      store.actions.commitStates(`Set Market growth to ${value}`, 'keyboard');
    }
    expect(timers.length).toBe(1);
    timers.shift()?.();
    await store.actions.save('Nothing new', (same) => same);
    expect(labels()).toEqual(['Set Market growth to -18']);
  });

  it('saves nothing when a slider comes back to where it was', async () => {
    const { store, asked } = setUp();
    store.actions.previewState(market, -5);
    store.actions.previewState(market, -20);
    store.actions.commitStates('Set Market growth to −20', 'pointer');
    await Promise.resolve();
    expect([asked, store.getState().isSaving]).toEqual([[], false]);
  });

  it('saves one after another, each on the revision before it', async () => {
    const { store, revisions } = setUp();
    const other = { ...market, id: 'x' as DriverId, name: 'Budgets' };
    await Promise.all([
      store.actions.save('Add Budgets', (all) => addDriver(all, other)),
      store.actions.newScenario(),
    ]);
    expect(revisions()).toEqual([1, 2]);
    const state = store.getState();
    expect(state.futures.drivers.map(({ name }) => name)).toEqual(['Market growth', 'Budgets']);
    expect([state.selectedId, state.futures.scenarios.at(-1)?.name]).toEqual([
      'new-1',
      'New scenario',
    ]);
  });

  it('does not take a newer drag back when an older save is answered late', async () => {
    const gate = createGate();
    const { store } = setUp({
      'futures/save': async ({ futures: next }) => {
        await gate.opened;
        return ok({ ...first, revision: 2, futures: next as Futures });
      },
    });
    const saving = store.actions.save('Rename', (all) => ({
      ...all,
      scenarios: all.scenarios.map((scenario) => ({ ...scenario, narrative: 'x' })),
    }));
    store.actions.previewState(market, 30);
    gate.open();
    await saving;
    expect(store.getState().futures.scenarios[0]).toEqual({
      ...crisis,
      narrative: 'x',
      states: [{ driverId: market.id, value: 30 }],
    });
  });

  it('shows what the workspace holds after a refusal, and the refusal', async () => {
    const { store } = setUp({ 'futures/save': () => err(stale) });
    expect(await store.actions.newScenario()).toBe(false);
    const { futures: shown, saveError, isSaving } = store.getState();
    expect([shown, saveError, isSaving]).toEqual([futures, stale, false]);
    store.actions.dismissError();
    expect(store.getState().saveError).toBeNull();
  });

  it('follows undo: the futures of the workspace are shown again', () => {
    const { store, put } = setUp();
    put({ ...first, revision: 2, futures: { ...futures, scenarios: [boom] } });
    expect([store.getState().selectedId, store.getState().comparison?.movement.same]).toEqual([
      boom.id,
      3,
    ]);
  });
});
