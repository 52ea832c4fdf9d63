import { describe, expect, it } from 'vitest';
import { createEnsembleStore } from '#renderer/stores/ensemble-store.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EnsembleRun } from '#shared/model/ensemble.ts';
import { err, ok } from '#shared/result.ts';
import { createFakeEngine, type FakeAnswers } from '../fake-engine.ts';

const old: AppError = {
  type: 'InputRefused',
  where: 'Ensemble',
  expected: 'a run on the model of now',
  found: 'an older one',
  remedy: 'Run it again.',
};

const setUp = (answers: FakeAnswers, settle = () => Promise.resolve()) =>
  createEnsembleStore({
    call: createFakeEngine(answers).call,
    applyWorkspace: () => undefined,
    settle,
    runTask: (_, work) =>
      work({ signal: new AbortController().signal, onProgress: () => undefined }),
  });

describe('an ensemble that is asked', () => {
  it('is not waited for any more when it has no answer, also after the error was closed', async () => {
    const store = setUp({ 'ensemble/discover': () => err(old) });
    store.setState({ run: { id: 1 } as EnsembleRun });
    await store.actions.ask({ kind: 'fallen', moreThan: 3 });
    expect(store.getState()).toMatchObject({ question: null, discovery: null, error: old });
    store.actions.dismissError();
    expect(store.getState()).toMatchObject({ question: null, discovery: null, error: null });
  });
});

describe('signposts over the past', () => {
  it('wait for the change of a signpost that is still on its way to the engine', async () => {
    const steps: string[] = [];
    const asked = (): ReturnType<typeof ok<[]>> => {
      steps.push('asked');
      return ok([]);
    };
    const store = setUp({ 'signposts/test': asked }, async () => {
      await Promise.resolve();
      steps.push('saved');
    });
    await store.actions.testSignposts('data 4');
    expect(steps).toEqual(['saved', 'asked']);
  });

  it('are kept with what they were tested on', async () => {
    const history = { signpostId: 's', observations: [], trips: [], isTripping: false };
    const store = setUp({ 'signposts/test': () => ok([history]) });
    await store.actions.testSignposts('data 4');
    expect(store.getState().tested).toEqual({ about: 'data 4', histories: [history] });
    store.actions.forget();
    expect(store.getState().tested).toBeNull();
  });
});
