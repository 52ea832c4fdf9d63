import { createCommands } from '#renderer/commands/create-commands.ts';
import { createEngineClient } from '#renderer/ipc/engine-client.ts';
import { getShell } from '#renderer/ipc/shell-client.ts';
import { windowLanes } from '#renderer/ipc/window-lanes.ts';
import type { AppParts } from './app-parts.ts';
import { createStores } from './create-stores.ts';

/**
 * For how long, in milliseconds, the first frame waits for the workspace: the engine was asked for it while
 * the page was loading, so a small one is there, and drawing an empty window before it would take as long.
 */
const patience = 150;

const pass = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

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
    const opened = stores.workspace.actions
      .openWorkspace(initialFile)
      .finally(() => stores.view.setState({ isLaunching: false }));
    await Promise.race([opened, pass(patience)]);
  }
  return { stores, commands, shell, info };
};
