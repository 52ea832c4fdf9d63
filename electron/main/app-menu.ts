import type { MenuItemConstructorOptions } from 'electron';
import {
  commandList,
  type CommandDefinition,
  type CommandId,
} from '#shared/commands/command-list.ts';
import { commandMenus, type CommandMenu } from '#shared/commands/command-shape.ts';
import type { Theme } from '#shared/ipc/shell-contract.ts';

/** What the menu shows beside the list of commands. */
export type MenuState = {
  readonly platform: NodeJS.Platform;
  readonly theme: Theme;
  /** Commands that need a workspace are grey without one. */
  readonly hasWorkspace: boolean;
  readonly hasDeveloperTools: boolean;
};

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** The group of the Edit menu that belongs to the focused text field. */
const clipboardGroup = 2;

const clipboard: readonly Item[] = [
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];

const themeById: Partial<Record<CommandId, Theme>> = {
  'theme-light': 'light',
  'theme-dark': 'dark',
  'theme-system': 'system',
};

const joinGroups = (groups: readonly (readonly Item[])[]): Item[] =>
  groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [separator, ...group]));

/**
 * The application menu, made of the one list of commands. The page answers the shortcuts, so that
 * a text field can keep its own; the menu shows them and, where the system allows, does not take
 * them away.
 */
export const createMenuTemplate = (
  state: MenuState,
  choose: (id: CommandId) => void,
): readonly Item[] => {
  const { platform, theme, hasWorkspace, hasDeveloperTools } = state;
  const isMac = platform === 'darwin';

  const toItem = (command: CommandDefinition): Item => {
    const ownTheme = themeById[command.id];
    return {
      id: command.id,
      label: command.label,
      enabled: hasWorkspace || !command.needsWorkspace,
      click: () => choose(command.id),
      ...(command.shortcut === null
        ? {}
        : // What the main process does itself works even while the page is busy.
          { accelerator: command.shortcut, registerAccelerator: command.by === 'main' }),
      ...(ownTheme === undefined ? {} : { type: 'radio', checked: ownTheme === theme }),
    };
  };

  const isInAppMenu = (id: CommandId): boolean => isMac && (id === 'quit' || id === 'about');

  const toMenu = (menu: CommandMenu): Item => {
    const commands: readonly CommandDefinition[] = commandList.filter(
      (command) => command.menu === menu && !isInAppMenu(command.id),
    );
    const lastGroup = Math.max(clipboardGroup, ...commands.map(({ group }) => group));
    const groups = Array.from({ length: lastGroup }, (_, index) =>
      menu === 'Edit' && index + 1 === clipboardGroup
        ? clipboard
        : commands.filter(({ group }) => group === index + 1).map(toItem),
    );
    const developer: readonly Item[] =
      menu === 'View' && hasDeveloperTools ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : [];
    return { label: menu, submenu: joinGroups([...groups, developer]) };
  };

  const appMenu: Item = {
    role: 'appMenu',
    submenu: joinGroups([
      commandList.filter(({ id }) => id === 'about').map(toItem),
      [{ role: 'services' }],
      [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }],
      commandList.filter(({ id }) => id === 'quit').map(toItem),
    ]),
  };
  const menus = commandMenus.map(toMenu);
  const windowMenu: Item = { role: 'windowMenu' };
  return isMac ? [appMenu, ...menus.slice(0, -1), windowMenu, ...menus.slice(-1)] : menus;
};
