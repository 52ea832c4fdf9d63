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
    expect(store.getState()).toEqual({ report, cards: [], error: unreadable });
  });

  it('answers each of several readings with its own, and keeps the last', async () => {
    const later = { ...report, thresholds: { ...defaultThresholds } };
    const store = setUp([err(unreadable), ok(later)]);
    expect(await Promise.all([store.actions.read(), store.actions.read()])).toEqual([
      err(unreadable),
      ok(later),
    ]);
    expect(store.getState()).toEqual({ report: later, cards: [], error: null });
  });
});
