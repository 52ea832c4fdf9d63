import { Kbd, Modal } from '@mantine/core';
import { keysOf } from '#renderer/commands/shortcuts.ts';
import { commandList } from '#shared/commands/command-list.ts';
import { commandMenus } from '#shared/commands/command-shape.ts';
import type { AppInfo } from '#shared/ipc/shell-contract.ts';
import classes from './shortcut-sheet.module.css';

type ShortcutSheetProps = {
  readonly isOpen: boolean;
  readonly info: AppInfo;
  readonly onClose: () => void;
};

type Row = { readonly name: string; readonly keys: readonly string[] };

const groupsFor = (
  isMac: boolean,
): readonly { readonly name: string; readonly rows: readonly Row[] }[] => [
  ...commandMenus.map((menu) => ({
    name: menu,
    rows: commandList.flatMap(({ menu: own, label, shortcut }) =>
      own === menu && shortcut !== null ? [{ name: label, keys: keysOf(shortcut, isMac) }] : [],
    ),
  })),
  {
    name: 'Grid and sliders',
    rows: [
      { name: 'Move from cell to cell', keys: ['↑', '↓', '←', '→'] },
      { name: 'Choose the partner', keys: ['Enter'] },
      { name: 'Leave the grid', keys: ['Tab'] },
      { name: 'Move a slider by a small step', keys: ['←', '→'] },
      { name: 'Close what lies on top', keys: ['Esc'] },
    ],
  },
];

/** Every shortcut there is, read from the list of commands. */
export const ShortcutSheet = ({ isOpen, info, onClose }: ShortcutSheetProps) => (
  <Modal opened={isOpen} onClose={onClose} title="Keyboard shortcuts" size="xl">
    <div className={classes['columns']}>
      {groupsFor(info.platform === 'darwin').map(({ name, rows }) => (
        <section key={name} className={classes['group']}>
          <h3>{name}</h3>
          <dl>
            {rows.map((row) => (
              <div key={row.name}>
                <dt>{row.name}</dt>
                <dd>
                  {row.keys.map((key) => (
                    <Kbd key={key} size="xs">
                      {key}
                    </Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  </Modal>
);
