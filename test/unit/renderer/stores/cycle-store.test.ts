import { expect, it, vi } from 'vitest';
import { createCycleStore, unsaidKey } from '#renderer/stores/cycle-store.ts';
import type { EngineRequest } from '#shared/ipc/engine-contract.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import { err, ok } from '#shared/result.ts';
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

it('keeps what is being written about a partner until it was said, and forgets it with the workspace', async () => {
  const record = aCycleRecord({ id: 'one' });
  let isRefused = true;
  const call = (async (channel: string) => {
    await Promise.resolve();
    if (channel === 'cycle/list') return ok([record]);
    if (channel === 'cycle/read') {
      return ok({ ...aCycle({ record }), today: '2026-03-02', changedSince: [] });
    }
    return isRefused
      ? err({ type: 'EngineGone' })
      : ok({ workspace: {}, cycles: [record], id: 'one' });
  }) as unknown as EngineCall;
  const store = createCycleStore({
    call,
    shell: { chooseOpen: () => Promise.resolve(null), chooseSave: () => Promise.resolve(null) },
    applyWorkspace: () => undefined,
    runTask: (_label, work) =>
      work({ signal: new AbortController().signal, onProgress: () => undefined }),
    settle: () => Promise.resolve(),
  });
  await store.actions.read();
  const decision = { place: 1, rationale: 'Half a', approver: '', expires: '' };
  store.actions.write('P000003', { decision });
  store.actions.write('P000003', { remark: 'Ask sales' });
  store.actions.choose('P000001');
  await store.actions.read();
  const words = () => store.getState().unsaid.get(unsaidKey('one', 'P000003'));
  const said = { tier: 'gold', rationale: 'Half a', approver: '', expires: null };
  expect(await store.actions.decide('P000003', said)).toBe(false);
  expect(words()).toEqual({ decision, remark: 'Ask sales' });
  isRefused = false;
  expect(await store.actions.decide('P000003', said)).toBe(true);
  expect(words()).toEqual({ remark: 'Ask sales' });
  store.actions.forget();
  expect(words()).toBeUndefined();
});
