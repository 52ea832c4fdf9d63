import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import { engineFolders } from '#electron/engine/engine-folders.ts';
import { forkReader } from '#electron/engine/intake/reader/fork-reader.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';

it('a workspace that was opened ahead is read once, and again where it changed in between', async () => {
  const folder = await aFolder();
  const path = join(folder, 'ahead.tierwright');
  const { workersFolder, fontsFolder } = engineFolders(
    new URL('../../../electron/engine/index', import.meta.url),
  );
  const { handlers, dispose } = createHandlers({
    configFolder: join(folder, 'config'),
    fontsFolder,
    startReader: forkReader(workersFolder),
    now: () => testTime,
  });
  onTestFinished(dispose);
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const open = async (): Promise<Workspace> => {
    const opened = await handlers['workspace/open']({ path }, context);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    return opened.value;
  };
  await handlers['workspace/create']({ path, name: 'Ahead' }, context);
  await handlers['workspace/close']({}, context);
  const ahead = await open();
  expect(await open()).toBe(ahead);
  // It is kept for one that asks, not for as long as the file is open.
  const later = await open();
  expect(later).not.toBe(ahead);
  expect(later).toEqual(ahead);
  await handlers['workspace/close']({}, context);
  await open();
  await handlers['workspace/rename']({ name: 'Renamed' }, context);
  expect((await open()).name).toBe('Renamed');
  await handlers['workspace/close']({}, context);
  await open();
  await handlers['workspace/show-as-of']({ knownOn: '2026-01-01' }, context);
  expect((await open()).knownOn).toBe('2026-01-01');
});
