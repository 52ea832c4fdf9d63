import { describe, expect, it } from 'vitest';
import { commandList, findCommand } from '#shared/commands/command-list.ts';
import { commandMenus } from '#shared/commands/command-shape.ts';

const modifiers = ['CmdOrCtrl', 'Shift', 'Alt'] as const;

/** A shortcut in one spelling: modifiers in a fixed order, the key in capitals. */
const spelling = (shortcut: string): string => {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  return [...modifiers.filter((each) => parts.includes(each)), key.toUpperCase()].join('+');
};

const shortcuts = commandList.flatMap(({ shortcut }) => shortcut ?? []);

describe('the list of commands', () => {
  it('names each command once, and finds it again', () => {
    const ids = commandList.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((id) => findCommand(id).id)).toEqual(ids);
  });

  it('gives no shortcut to two commands', () => {
    const spelled = shortcuts.map(spelling);

    expect(spelled.filter((each, index) => spelled.indexOf(each) !== index)).toEqual([]);
  });

  it('writes shortcuts as Electron reads them', () => {
    const wellFormed = /^(?:(?:CmdOrCtrl|Shift|Alt)\+)*(?:[A-Z0-9=-]|F\d{1,2})$/u;

    expect(shortcuts.filter((shortcut) => !wellFormed.test(shortcut))).toEqual([]);
  });

  it('leaves the shortcuts of text fields and of the systems alone', () => {
    const reserved = ['X', 'C', 'V', 'A', 'H', 'M', ','].map((key) => `CmdOrCtrl+${key}`);

    expect(shortcuts.filter((shortcut) => reserved.includes(shortcut))).toEqual([]);
  });

  it('labels each command differently, as a person reads them', () => {
    const labels = commandList.map(({ label }) => label);

    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.filter((label) => !/^[A-Z][^.]*…?$/u.test(label))).toEqual([]);
  });

  it('puts commands of the same menu in the order of their groups', () => {
    for (const menu of commandMenus) {
      const groups = commandList
        .filter((command) => command.menu === menu)
        .map(({ group }) => group);
      expect(groups).toEqual([...groups].sort((a, b) => a - b));
    }
  });

  it('reaches the five places with the first five digits', () => {
    const places = commandList.filter(({ menu }) => menu === 'Go');

    expect(places.map(({ id, shortcut }) => [id, shortcut])).toEqual([
      ['go-portfolio', 'CmdOrCtrl+1'],
      ['go-data', 'CmdOrCtrl+2'],
      ['go-model', 'CmdOrCtrl+3'],
      ['go-futures', 'CmdOrCtrl+4'],
      ['go-decide', 'CmdOrCtrl+5'],
    ]);
  });
});
