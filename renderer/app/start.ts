import { createCommands } from '#renderer/commands/create-commands.ts';
import { createEngineClient } from '#renderer/ipc/engine-client.ts';
import { getShell } from '#renderer/ipc/shell-client.ts';
import { windowLanes } from '#renderer/ipc/window-lanes.ts';
import type { AppParts } from './app-parts.ts';
import { createStores } from './create-stores.ts';

/** Makes everything the window needs and follows what the main process says. */
export const start = async (): Promise<AppParts> => {
  const shell = getShell();
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
  if (initialFile !== null) {
    stores.view.setState({ isLaunching: true });
    void stores.workspace.actions
      .openWorkspace(initialFile)
      .finally(() => stores.view.setState({ isLaunching: false }));
  }
  return { stores, commands, shell, info };
};
