import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSettings } from '#electron/main/settings.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

const defaults = {
  theme: 'system',
  recentFiles: [],
  confirmedFolders: [],
  window: null,
};

/** Opens the settings of a file with that text; null for no file. */
const open = async (text: string | null) => {
  const folder = join(await aFolder(), 'config');
  const path = join(folder, 'settings.json');
  if (text !== null) {
    await mkdir(folder);
    await writeFile(path, text);
  }
  const reports: unknown[] = [];
  const settings = openSettings(path, (error) => reports.push(error));
  return { settings, path, folder, reports };
};

describe('settings', () => {
  it('begin with the defaults and write nothing by being read', async () => {
    const { settings, reports } = await open(null);

    expect(settings.get()).toEqual(defaults);
    expect(reports).toEqual([]);
  });

  it('are there again after a restart', async () => {
    const { settings, path, folder, reports } = await open(null);
    const window = { x: 10, y: 20, width: 1200, height: 800, isMaximized: true };

    settings.update({ theme: 'dark' });
    settings.addRecent('/a.tierwright');
    settings.update({ window });
    await settings.flush();

    const again = openSettings(path, () => undefined);
    expect(again.get()).toEqual({
      theme: 'dark',
      recentFiles: ['/a.tierwright'],
      confirmedFolders: [],
      window,
    });
    expect(await readdir(folder)).toEqual(['settings.json']);
    expect(reports).toEqual([]);
  });

  it.each([
    ['no JSON', '{"theme": "da'],
    ['an empty file', ''],
    ['another shape', '[]'],
    ['a theme that does not exist', '{"theme":"sepia","recentFiles":[],"window":null}'],
    ['too many recent files', JSON.stringify({ ...defaults, recentFiles: Array(13).fill('/a') })],
    ['a window of text', '{"theme":"dark","recentFiles":[],"window":{"x":"1"}}'],
  ])('set a file with %s aside and go on with the defaults', async (_name, text) => {
    const { settings, path, folder, reports } = await open(text);

    expect(settings.get()).toEqual(defaults);
    expect(await readdir(folder)).toEqual(['settings.json.damaged']);
    expect(await readFile(`${path}.damaged`, 'utf8')).toBe(text);
    expect(reports).toHaveLength(1);

    settings.update({ theme: 'light' });
    await settings.flush();
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ ...defaults, theme: 'light' });
  });

  it('keep settings of a later version out of the way, not the file', async () => {
    const text = '{"theme":"dark","recentFiles":["/a"],"window":null,"density":"compact"}';
    const { settings, reports } = await open(text);

    expect(settings.get()).toEqual({
      theme: 'dark',
      recentFiles: ['/a'],
      confirmedFolders: [],
      window: null,
    });
    expect(reports).toEqual([]);
  });

  it('stop nothing when the disk refuses them', async () => {
    const folder = await aFolder();
    await writeFile(join(folder, 'config'), 'a file where a folder should be');
    const reports: unknown[] = [];
    const report = (error: unknown): void => {
      reports.push(error);
    };

    const settings = openSettings(join(folder, 'config', 'settings.json'), report);
    settings.update({ theme: 'dark' });
    await settings.flush();

    expect(settings.get()).toEqual({ ...defaults, theme: 'dark' });
    expect(reports).toHaveLength(2);
  });

  it('remember twelve files, newest first, each once', async () => {
    const { settings } = await open(null);
    for (let count = 1; count <= 14; count += 1) {
      settings.addRecent(`/${count}`);
    }
    settings.addRecent('/5');
    settings.forgetRecent('/14');
    await settings.flush();

    expect(settings.get().recentFiles).toEqual(
      [5, 13, 12, 11, 10, 9, 8, 7, 6, 4, 3].map((count) => `/${count}`),
    );
  });
});

describe('confirmed folders', () => {
  it('are kept newest first, each once, and are none in a file of an older version', async () => {
    const path = join(await aFolder(), 'settings.json');
    await writeFile(path, JSON.stringify({ theme: 'dark', recentFiles: [], window: null }));
    const settings = openSettings(path, () => undefined);
    expect(settings.get()).toMatchObject({ theme: 'dark', confirmedFolders: [] });
    settings.addFolder('/a');
    settings.addFolder('/b');
    settings.addFolder('/a');
    await settings.flush();
    const again = openSettings(path, () => undefined);
    expect(again.get().confirmedFolders).toEqual(['/a', '/b']);
  });
});
