import { describe, expect, it } from 'vitest';
import { createQualityStore } from '#renderer/stores/quality-store.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { defaultThresholds, type QualityReport } from '#shared/model/quality.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { createFakeEngine } from '../fake-engine.ts';

const report: QualityReport = {
  thresholds: defaultThresholds,
  alerts: [],
  past: [],
  controls: [],
  columns: [],
};
const unreadable: AppError = {
  type: 'StorageFailed',
  where: 'p.tierwright',
  expected: 'a file that can be read',
  found: 'a disk error',
  remedy: 'Try again.',
};

const setUp = (answers: readonly Result<QualityReport, AppError>[]) => {
  const left = [...answers];
  const { call } = createFakeEngine({
    'quality/read': () => left.shift() ?? err(unreadable),
    'import/quality': () => ok([]),
  });
  return createQualityStore({ call, applyWorkspace: () => undefined });
};

describe('what may be doubted about the data', () => {
  it('answers a reading that failed as such, and keeps what was read before', async () => {
    const store = setUp([ok(report), err(unreadable)]);
    expect(await store.actions.read()).toEqual(ok(report));
    expect(await store.actions.read()).toEqual(err(unreadable));
    expect(store.getState()).toEqual({ report, cards: [], error: unreadable, work: null });
  });

  it('answers each of several readings with its own, and keeps the last', async () => {
    const later = { ...report, thresholds: { ...defaultThresholds } };
    const store = setUp([err(unreadable), ok(later)]);
    expect(await Promise.all([store.actions.read(), store.actions.read()])).toEqual([
      err(unreadable),
      ok(later),
    ]);
    expect(store.getState()).toEqual({ report: later, cards: [], error: null, work: null });
  });

  it('tells how far it is, is stopped by a person, and begins again', async () => {
    const stopped: AppError = { ...unreadable, type: 'Cancelled' };
    const progress = { label: 'Judging imports', done: 1, total: 4 };
    let isSlow = true;
    const { call } = createFakeEngine({
      'quality/read': async (_, { signal, onProgress }) => {
        if (!isSlow) return ok(report);
        onProgress?.(progress);
        await new Promise<void>((resolve) => {
          signal?.addEventListener('abort', resolve);
        });
        return err(stopped);
      },
      'import/quality': () => ok([]),
    });
    const store = createQualityStore({ call, applyWorkspace: () => undefined });
    const reading = store.actions.read();
    expect(store.getState().work).toEqual({ progress });
    store.actions.cancel();
    expect(await reading).toEqual(err(stopped));
    expect(store.getState()).toEqual({ report: null, cards: [], error: stopped, work: null });
    isSlow = false;
    await store.actions.read();
    expect(store.getState()).toEqual({ report, cards: [], error: null, work: null });
  });
});
