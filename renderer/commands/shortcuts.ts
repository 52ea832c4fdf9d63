import { tinykeys } from 'tinykeys';
import { commandList, type CommandId } from '#shared/commands/command-list.ts';

/** Text fields keep their own undo while they have the focus. */
const ownOfFields: readonly CommandId[] = ['undo', 'redo'];

/** Works while a dialog is open; everything else waits until it is closed. */
const overDialogs: readonly CommandId[] = ['command-palette'];

/** From the notation of the command list to that of the key listener. */
export const toKeybinding = (shortcut: string): string =>
  shortcut
    .split('+')
    .map((part) => (part === 'CmdOrCtrl' ? '$mod' : part.length === 1 ? part.toLowerCase() : part))
    .join('+');

/** How a person reads a shortcut on this system, key by key. */
export const keysOf = (shortcut: string, isMac: boolean): readonly string[] =>
  shortcut.split('+').map((part) => {
    if (part === 'CmdOrCtrl') return isMac ? '⌘' : 'Ctrl';
    if (part === 'Shift') return isMac ? '⇧' : 'Shift';
    return part;
  });

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['range', 'checkbox', 'radio'].includes(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable);

const hasDialog = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

/**
 * Answers the shortcuts of the page's commands; those of the main process are answered by the menu.
 * Returns the end of the listening.
 */
export const listenToShortcuts = (run: (id: CommandId) => void): (() => void) => {
  const bindings = commandList.flatMap(({ id, shortcut, by }) =>
    shortcut === null || by === 'main'
      ? []
      : [
          [
            toKeybinding(shortcut),
            (event: KeyboardEvent): void => {
              if (ownOfFields.includes(id) && isTextField(event.target)) return;
              event.preventDefault();
              if (overDialogs.includes(id) || !hasDialog()) run(id);
            },
          ] as const,
        ],
  );
  return tinykeys(window, Object.fromEntries(bindings), { ignore: () => false });
};
