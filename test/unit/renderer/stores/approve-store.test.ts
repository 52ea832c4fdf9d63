import { describe, expect, it } from 'vitest';
import { createApproveStore } from '#renderer/stores/approve-store.ts';
import { createFakeEngine } from '../fake-engine.ts';

describe('the route of the next proposal', () => {
  it('names nobody to step in once the deadline is taken away', () => {
    const store = createApproveStore({
      call: createFakeEngine({}).call,
      shell: {
        chooseSave: () => Promise.resolve(null),
        chooseOpen: () => Promise.resolve(null),
      },
      applyWorkspace: () => undefined,
    });
    const { setStep } = store.actions;
    setStep(3, { deadline: '2026-03-31' });
    setStep(3, { escalateTo: 'Strategy' });
    expect(store.getState().route.steps[3]).toMatchObject({ escalateTo: 'Strategy' });
    setStep(3, { deadline: null });
    expect(store.getState().route.steps[3]).toMatchObject({ deadline: null, escalateTo: null });
  });
});
