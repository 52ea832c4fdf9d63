import { readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** Working folders of an unpacking that was cut off are removed after this long, in milliseconds. */
const leftoverAge = 24 * 60 * 60 * 1000;

/**
 * Where downloads are kept for every checkout of this machine: the XDG cache folder on Linux (the
 * standard ignores a relative path there), the system's own cache folder elsewhere.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {string} home
 */
export const cacheFolder = (env, platform, home) => {
  const xdg = env['XDG_CACHE_HOME'];
  if (xdg !== undefined && path.isAbsolute(xdg)) return path.join(xdg, 'tierwright');
  const localAppData = env['LOCALAPPDATA'];
  if (platform === 'win32' && localAppData !== undefined) {
    return path.join(localAppData, 'tierwright', 'cache');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'tierwright');
  return path.join(home, '.cache', 'tierwright');
};

/** The cache folder of this machine and person. */
export const ownCacheFolder = () => cacheFolder(process.env, process.platform, os.homedir());

/** Begins the name of a folder that is being filled and not yet in its place. */
export const workingPrefix = '.unpacking-';

/**
 * Removes working folders that nobody has touched for a day.
 * @param {string} folder
 * @param {number} now in milliseconds since the epoch
 */
export const removeLeftovers = async (folder, now) => {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (!name.startsWith(workingPrefix)) continue;
    const { mtimeMs } = await stat(file);
    if (now - mtimeMs > leftoverAge) await rm(file, { recursive: true, force: true });
  }
};
