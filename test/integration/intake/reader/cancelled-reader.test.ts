import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forkReader } from '#electron/engine/intake/reader/fork-reader.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aRecipe } from '../support.ts';

/** Something to wait for. */
const aSignal = () => {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give: () => give(), given };
};

describe('cancelling', () => {
  it('ends a reader that listens to nobody, and leaves nothing of its work', async () => {
    const file = await aWorkspace();
    const controller = new AbortController();
    const started = aSignal();
    const ended = aSignal();
    const fork = forkReader(new URL('./hostile/', import.meta.url));
    const staged = (): readonly string[] =>
      readdirSync(dirname(file.path)).filter((name) => name.includes('-import-'));

    const committed = commitImport(
      file,
      { path: 'halfFile', recipe: aRecipe() },
      aContext({
        signal: controller.signal,
        progress: () => started.give(),
        startReader: () => {
          const reader = fork();
          reader.onExit(() => ended.give());
          return reader;
        },
      }),
    );
    await started.given;
    expect(staged()).toHaveLength(1);
    controller.abort();

    expect(await committed).toMatchObject({ ok: false, error: { type: 'Cancelled' } });
    await ended.given;
    expect(staged()).toEqual([]);
  });

  it('starts nothing when it was cancelled before', async () => {
    const controller = new AbortController();
    controller.abort();
    const file = await aWorkspace();
    let isStarted = false;
    const committed = await commitImport(
      file,
      { path: 'halfFile', recipe: aRecipe() },
      aContext({
        signal: controller.signal,
        startReader: () => {
          isStarted = true;
          throw new Error('not to be started');
        },
      }),
    );
    expect({ isStarted, committed }).toMatchObject({ isStarted: false, committed: { ok: false } });
    expect(existsSync(file.path)).toBe(true);
  });
});
