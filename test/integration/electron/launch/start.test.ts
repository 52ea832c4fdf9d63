import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inProject } from '#electron/launch/support/project-root.js';
import { runCommand } from '#electron/launch/support/run-command.js';

/** Tells how it was called and ends like a program that was not content. */
const stubElectron = '#!/bin/sh\necho "$@"\nexit 7\n';

describe.runIf(process.platform === 'linux')('npm start', () => {
  let folder = '';
  const start = async (env: Readonly<Record<string, string>>, args: readonly string[] = []) =>
    runCommand(process.execPath, [inProject('electron', 'launch', 'start.js'), ...args], {
      env: { PATH: process.env['PATH'], HOME: folder, ...env },
      cwd: folder,
    });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tierwright-start-'));
    writeFileSync(path.join(folder, 'electron'), stubElectron);
    chmodSync(path.join(folder, 'electron'), 0o755);
    writeFileSync(path.join(folder, 'version'), '1.2.3');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('without a display says how to get one, and ends with 3', async () => {
    expect(await start({ TIERWRIGHT_ELECTRON: folder })).toEqual({
      status: 3,
      stdout: '',
      stderr: [
        'Display: expected a desktop session (DISPLAY or WAYLAND_DISPLAY), found neither.',
        '  Start it from a desktop session, connect with `ssh -X`, or use a virtual display: sudo apt-get install -y xvfb xauth && xvfb-run -a npm start',
        '',
      ].join('\n'),
    });
  });

  test('a folder without Electron is refused by its name, and ends with 3', async () => {
    const nowhere = path.join(folder, 'nowhere');
    expect(await start({ DISPLAY: ':0', TIERWRIGHT_ELECTRON: nowhere })).toEqual({
      status: 3,
      stdout: '',
      stderr: [
        `TIERWRIGHT_ELECTRON: expected shipped, fallback, or a folder that holds electron and version, found ${nowhere}.`,
        '  Unset it to let Tierwright find Electron itself.',
        '',
      ].join('\n'),
    });
  });

  test('hands the arguments and the status of Electron through', async () => {
    const { status, stdout } = await start({ DISPLAY: ':0', TIERWRIGHT_ELECTRON: folder }, [
      'my programme.tierwright',
    ]);
    const isRoot = process.getuid?.() === 0;
    expect({ status, stdout }).toEqual({
      status: 7,
      stdout: `${isRoot ? '--no-sandbox ' : ''}${inProject()} my programme.tierwright\n`,
    });
  });
});
