import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toolEnvironment } from '../install/node-binary.js';
import { inProject } from '../support/project-root.js';
import { readJson } from '../support/read-json.js';
import { lastWords, runCommand } from '../support/run-command.js';
import { sayWhile } from '../support/say.js';
import { ownCacheFolder } from './cache-folder.js';
import { readRuntime } from './electron-runtime.js';

/** A download of some 110 MB on a slow line; a dead line is noticed by the downloader itself. */
const downloadDeadline = 20 * 60 * 1000;

/** After a failed download the next attempt waits this long, in milliseconds. */
const retryAfter = 24 * 60 * 60 * 1000;

/** The version that package.json pins. */
export const shippedVersion = () => {
  const manifest = /** @type {{ version: string }} */ (
    readJson(inProject('node_modules', 'electron', 'package.json'))
  );
  return manifest.version;
};

/** The shipped Electron if it has already been downloaded into this checkout. */
export const installedShippedElectron = () => {
  const runtime = readRuntime('shipped', inProject('node_modules', 'electron', 'dist'));
  return runtime?.version === shippedVersion() ? runtime : undefined;
};

/** Keyed by version, so that a newer pin is tried at once. */
const failureNote = () =>
  path.join(ownCacheFolder(), `electron-${shippedVersion()}-download-failed`);

/**
 * A note of an earlier failure still stands: it is neither torn, nor older than a day, nor from the
 * future (a clock that was set back).
 * @param {string} note the time of the failure, milliseconds since the epoch, in digits
 * @param {number} now
 */
export const isFailureFresh = (note, now) => {
  const age = now - Number(note);
  return note.trim() !== '' && age >= 0 && age < retryAfter;
};

/** The download failed within the last day. */
export const hasRecentlyFailed = () => {
  try {
    return isFailureFresh(readFileSync(failureNote(), 'utf8'), Date.now());
  } catch {
    return false;
  }
};

/**
 * Runs the electron package's own download. A failure is noted, so that the next start of a machine
 * that cannot reach it does not wait again.
 * @param {string} node
 * @returns {Promise<{ runtime: import('./electron-runtime.js').ElectronRuntime | undefined, reason: string }>}
 */
export const downloadShippedElectron = async (node) => {
  const script = inProject('node_modules', 'electron', 'install.js');
  const outcome = await sayWhile(`Downloading Electron ${shippedVersion()}`, () =>
    runCommand(node, [script], {
      deadline: downloadDeadline,
      env: { ...toolEnvironment(), ELECTRON_GET_NO_PROGRESS: '1' },
    }),
  );
  const runtime = installedShippedElectron();
  if (runtime === undefined) {
    mkdirSync(ownCacheFolder(), { recursive: true });
    writeFileSync(failureNote(), String(Date.now()));
  } else {
    rmSync(failureNote(), { force: true });
  }
  return { runtime, reason: lastWords(outcome) };
};
