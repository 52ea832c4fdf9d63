import { describe, expect, it } from 'vitest';
import { createLadderStore } from '#renderer/stores/ladder-store.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { ok } from '#shared/result.ts';
import { createFakeEngine, createGate } from '../fake-engine.ts';

const workspace = { name: 'Reviewed' } as Workspace;

describe('reviews of the ladder', () => {
  it('are recorded and replayed by what is shown: edits that wait are saved first', async () => {
    const asked: string[] = [];
    const gate = createGate();
    const { call } = createFakeEngine({
      'ladder/record': ({ on }) => {
        asked.push(`record ${on}`);
        return ok(workspace);
      },
      'ladder/history': () => {
        asked.push('replay');
        return ok({ reviews: [], metrics: [], basis: '' });
      },
    });
    const store = createLadderStore({
      call,
      applyWorkspace: ({ name }) => asked.push(`show ${name}`),
      settle: async () => {
        await gate.opened;
        asked.push('saved');
      },
    });
    const recorded = store.actions.record('2026-03-31');
    expect(asked).toEqual([]);
    gate.open();
    await recorded;
    await store.actions.run();
    expect(asked).toEqual(['saved', 'record 2026-03-31', 'show Reviewed', 'saved', 'replay']);
  });
});
