import { createCommands } from '#renderer/commands/create-commands.ts';
import { createEngineClient } from '#renderer/ipc/engine-client.ts';
import { getShell } from '#renderer/ipc/shell-client.ts';
import { windowLanes } from '#renderer/ipc/window-lanes.ts';
import type { AppParts } from './app-parts.ts';
import { createStores } from './create-stores.ts';
import { loadPortfolio } from './load-portfolio.ts';

/** Makes everything the window needs and follows what the main process says. */
export const start = async (): Promise<AppParts> => {
  const shell = getShell();
  // The engine needs its time to start and to open a workspace; the page uses it.
  void loadPortfolio();
  const engine = createEngineClient({ shell, onLane: windowLanes(window) });
  const [settings, info, initialFile] = await Promise.all([
    shell.getSettings(),
    shell.appInfo(),
    shell.initialFile(),
  ]);
  const stores = createStores({ engine, shell, theme: settings.theme });
  const commands = createCommands({ ...stores, shell });
  const open = (path: string): void => void stores.workspace.actions.openWorkspace(path);
  shell.onCommand(commands.run);
  shell.onOpenFile(open);
  if (initialFile !== null) open(initialFile);
  return { stores, commands, shell, info };
};
