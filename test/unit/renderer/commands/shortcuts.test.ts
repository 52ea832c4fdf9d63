import { describe, expect, it } from 'vitest';
import { keysOf, toKeybinding } from '#renderer/commands/shortcuts.ts';
import { commandList } from '#shared/commands/command-list.ts';

describe('shortcuts', () => {
  it('are listened to in the notation of the key listener', () => {
    expect(['CmdOrCtrl+Shift+S', 'CmdOrCtrl+1', 'F1'].map(toKeybinding)).toEqual([
      '$mod+Shift+s',
      '$mod+1',
      'F1',
    ]);
  });

  it('are shown as they stand on the keys of the system', () => {
    expect(keysOf('CmdOrCtrl+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z']);
    expect(keysOf('CmdOrCtrl+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  });

  it('never stand for two commands', () => {
    const all = commandList.flatMap(({ shortcut }) => (shortcut === null ? [] : [shortcut]));
    expect(new Set(all).size).toBe(all.length);
  });
});
