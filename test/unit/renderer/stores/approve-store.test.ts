import { describe, expect, it } from 'vitest';
import { createApproveStore } from '#renderer/stores/approve-store.ts';
import type { ProposalReview } from '#shared/ipc/approval-channels.ts';
import { ok } from '#shared/result.ts';
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

  it('stands beside what is being written about an opened proposal, which goes with that proposal', async () => {
    const { actions, getState } = createApproveStore({
      call: createFakeEngine({ 'route/review': () => ok({} as ProposalReview) }).call,
      shell: {
        chooseSave: () => Promise.resolve(null),
        chooseOpen: () => Promise.resolve('/a.tierproposal'),
      },
      applyWorkspace: () => undefined,
    });
    const nothing = { decision: 'approve', reason: '', conflict: '' };
    await actions.choose();
    actions.write({ decision: 'refuse' });
    actions.write({ reason: 'The figures of March' });
    expect(getState().unsaid).toEqual({
      ...nothing,
      decision: 'refuse',
      reason: 'The figures of March',
    });
    await actions.choose();
    expect(getState().unsaid).toEqual(nothing);
    actions.write({ conflict: 'A share in it' });
    actions.close();
    expect(getState().unsaid).toEqual(nothing);
  });
});
