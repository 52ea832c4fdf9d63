import { describe, expect, it } from 'vitest';
import { createVersionsStore } from '#renderer/stores/versions-store.ts';
import type { VersionComparison } from '#shared/model/model-version.ts';
import { ok } from '#shared/result.ts';
import { createFakeEngine, createGate } from '../fake-engine.ts';

describe('comparing versions', () => {
  it('shows the two that were chosen last, whichever answer comes last', async () => {
    const gate = createGate();
    const { call } = createFakeEngine({
      'version/compare': async ({ from, to }) => {
        if (from === 'slow') await gate.opened;
        return ok({ from, to } as VersionComparison);
      },
    });
    const store = createVersionsStore({
      call,
      workspace: () => null,
      applyWorkspace: () => Promise.resolve(),
      runTask: (_label, run) =>
        run({ signal: new AbortController().signal, onProgress: () => undefined }),
      settle: () => Promise.resolve(),
    });
    const slow = store.actions.compare('slow', 'draft');
    await Promise.resolve();
    await store.actions.compare('fast', 'draft');
    gate.open();
    await slow;
    const { comparison, isBusy } = store.getState();
    expect([comparison?.from, isBusy]).toEqual(['fast', false]);
  });
});
