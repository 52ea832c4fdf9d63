import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createMenuTemplate, type MenuState } from '#electron/main/app-menu.ts';
import { commandList, type CommandId } from '#shared/commands/command-list.ts';

type Item = MenuItemConstructorOptions;

const aState = (overrides: Partial<MenuState> = {}): MenuState => ({
  platform: 'linux',
  theme: 'system',
  hasWorkspace: true,
  hasDeveloperTools: false,
  ...overrides,
});

const itemsOf = ({ submenu }: Item): readonly Item[] => (Array.isArray(submenu) ? submenu : []);

const menuOf = (overrides: Partial<MenuState> = {}) => {
  const chosen: CommandId[] = [];
  const template = createMenuTemplate(aState(overrides), (id) => chosen.push(id));
  const items = template.flatMap(itemsOf);
  const find = (id: CommandId): Item | undefined => items.find((item) => item.id === id);
  return { template, items, find, chosen };
};

/** A menu as a person reads it. */
const asText = (menu: Item | undefined): readonly (string | undefined)[] =>
  menu === undefined ? [] : itemsOf(menu).map(({ label, role, type }) => label ?? role ?? type);

describe('the application menu', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('has every command once, on %s', (platform) => {
    const { items } = menuOf({ platform });
    const expected = commandList.map(({ id }) => id);

    expect(items.flatMap(({ id }) => id ?? []).sort()).toEqual([...expected].sort());
  });

  it('stands in the order of the list, in groups', () => {
    const { template } = menuOf();

    expect(template.map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Go', 'Help']);
    expect(asText(template[0])).toEqual([
      'New workspace…',
      'Open workspace…',
      'Open sample workspace',
      'separator',
      'Rename workspace…',
      'Show workspace in folder',
      'Back up…',
      'Restore a backup…',
      'separator',
      'Import file…',
      'Refresh all sources',
      'Create proposal…',
      'Methodology document…',
      'Letters to partners…',
      'Verify a proposal…',
      'separator',
      'Close workspace',
      'Quit Tierwright',
    ]);
    expect(asText(template[1])).toEqual([
      'Undo',
      'Redo',
      'Show history',
      'Review cycles',
      'Audit trail',
      'separator',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'separator',
      'Find partner…',
      'separator',
      'Give all criteria equal weight',
      'Reset weights to saved',
      'separator',
      'New scenario',
    ]);
  });

  it('puts what macOS expects there into its menu', () => {
    const { template } = menuOf({ platform: 'darwin' });

    expect(template.map(({ label, role }) => label ?? role)).toEqual([
      'appMenu',
      'File',
      'Edit',
      'View',
      'Go',
      'windowMenu',
      'Help',
    ]);
    expect(asText(template[0])).toEqual([
      'About Tierwright',
      'separator',
      'services',
      'separator',
      'hide',
      'hideOthers',
      'unhide',
      'separator',
      'Quit Tierwright',
    ]);
  });

  it('shows shortcuts, and leaves those of the page to the page', () => {
    const { find } = menuOf();

    expect(find('undo')).toMatchObject({ accelerator: 'CmdOrCtrl+Z', registerAccelerator: false });
    expect(find('zoom-in')).toMatchObject({
      accelerator: 'CmdOrCtrl+=',
      registerAccelerator: true,
    });
    expect(find('open-sample')).not.toHaveProperty('accelerator');
  });

  it('greys what needs a workspace while none is open', () => {
    const enabled = (hasWorkspace: boolean) =>
      menuOf({ hasWorkspace })
        .items.filter((item) => item.enabled === true)
        .map(({ id }) => id);

    expect(enabled(false)).toEqual(
      commandList.filter(({ needsWorkspace }) => !needsWorkspace).map(({ id }) => id),
    );
    expect(enabled(true)).toEqual(commandList.map(({ id }) => id));
  });

  it('marks the theme that is set', () => {
    const { items } = menuOf({ theme: 'dark' });

    expect(
      items.filter(({ type }) => type === 'radio').map(({ id, checked }) => [id, checked]),
    ).toEqual([
      ['theme-light', false],
      ['theme-dark', true],
      ['theme-system', false],
    ]);
  });

  it('has developer tools only where the program is developed', () => {
    const roles = (hasDeveloperTools: boolean) =>
      menuOf({ hasDeveloperTools }).items.flatMap(({ role }) => role ?? []);

    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
  });

  it('tells which command was chosen', () => {
    const { items, chosen } = menuOf();
    for (const { click } of items) {
      (click as (() => void) | undefined)?.();
    }

    expect([...chosen].sort()).toEqual(commandList.map(({ id }) => id).sort());
  });
});
