import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * A distribution of Electron on this machine.
 * @typedef {object} ElectronRuntime
 * @property {'shipped' | 'fallback' | 'given'} kind the pinned package's own, the stand-in, or a folder that was named
 * @property {string} version without a leading v
 * @property {string} folder
 * @property {string} executable
 */

/** @typedef {'win32' | 'darwin' | 'linux'} ElectronPlatform */

const executableByPlatform = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
  linux: 'electron',
};

/**
 * Where a distribution keeps its program, relative to its folder.
 * @param {NodeJS.Platform} platform
 */
export const executableIn = (platform) =>
  platform === 'win32' || platform === 'darwin'
    ? executableByPlatform[platform]
    : executableByPlatform.linux;

/**
 * The distribution in `folder`, or nothing when the program or its version file is missing there.
 * @param {ElectronRuntime['kind']} kind
 * @param {string} folder
 * @returns {ElectronRuntime | undefined}
 */
export const readRuntime = (kind, folder) => {
  const executable = path.join(folder, executableIn(process.platform));
  const versionFile = path.join(folder, 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) return undefined;
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return { kind, version, folder, executable };
};
