import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A home folder for one test, so that no setting, key or recent file of the person who runs the
 * tests is seen or changed.
 */
export const makeHome = (): string => {
  const home = mkdtempSync(path.join(tmpdir(), 'tierwright-home-'));
  mkdirSync(path.join(home, 'Documents'));
  return home;
};

/** Where the application keeps its settings below a home of `makeHome`. */
const settingsFolderIn = (home: string): string => path.join(home, '.config', 'Tierwright');

/** Marks of the test runner and of other Electrons that would change how the application runs. */
const isForeign = (name: string): boolean =>
  name.startsWith('VITEST') || ['ELECTRON_RUN_AS_NODE', 'NODE_ENV', 'NODE_OPTIONS'].includes(name);

/** The environment of an application whose person lives in `home`. */
export const environmentOf = (home: string): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !isForeign(entry[0]),
    ),
  ),
  HOME: home,
  XDG_CACHE_HOME: path.join(home, '.cache'),
  XDG_CONFIG_HOME: path.join(home, '.config'),
  XDG_DATA_HOME: path.join(home, '.local', 'share'),
});

/** Only Linux takes these folders from the environment; elsewhere Chromium's own switch names one. */
export const settingsSwitches = (home: string): readonly string[] =>
  process.platform === 'linux' ? [] : [`--user-data-dir=${settingsFolderIn(home)}`];
