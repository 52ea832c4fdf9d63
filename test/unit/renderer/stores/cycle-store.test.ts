import { expect, it, vi } from 'vitest';
import { createCycleStore } from '#renderer/stores/cycle-store.ts';
import type { EngineRequest } from '#shared/ipc/engine-contract.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import { ok } from '#shared/result.ts';
import { aCycle, aCycleRecord } from '#test/fixtures/a-cycle.ts';

it('shows the cycle that was opened, although the window reads cycles anew meanwhile', async () => {
  const one = aCycleRecord({ id: 'one' });
  const two = aCycleRecord({ id: 'two', number: 2 });
  let cycles = [one];
  const call = (async (channel: string, request: { readonly id?: string }) => {
    await Promise.resolve();
    if (channel === 'cycle/list') return ok(cycles);
    if (channel === 'cycle/read') {
      const record = request.id === 'two' ? two : one;
      return ok({ ...aCycle({ record }), today: '2026-03-02', changedSince: [] });
    }
    cycles = [two, one];
    return ok({ workspace: {}, cycles, id: 'two' });
  }) as unknown as EngineCall;
  const store = createCycleStore({
    call,
    shell: { chooseOpen: () => Promise.resolve(null), chooseSave: () => Promise.resolve(null) },
    // What the window does when the workspace is another.
    applyWorkspace: () => void store.actions.read(),
    runTask: (_label, work) =>
      work({ signal: new AbortController().signal, onProgress: () => undefined }),
    settle: () => Promise.resolve(),
  });
  await store.actions.read();
  expect(store.getState().view?.record.id).toBe('one');
  await store.actions.open({} as EngineRequest<'cycle/open'>);
  await vi.waitFor(() => {
    expect(store.getState()).toMatchObject({ isBusy: false, view: { record: { id: 'two' } } });
  });
  // Whoever goes back to an earlier one stays there, also when cycles are read anew.
  await store.actions.read('one');
  await store.actions.read();
  expect(store.getState().view?.record.id).toBe('one');
});
