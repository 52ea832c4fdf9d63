import { existsSync } from 'node:fs';
import process from 'node:process';
import { inProject } from '../support/project-root.js';
import { readJson } from '../support/read-json.js';
import { Refusal } from '../support/refusal.js';
import { lastWords, runNpm } from '../support/run-command.js';
import { sayWhile } from '../support/say.js';
import { differingPackages } from './lock-match.js';
import { findNode, ownNodePath } from './node-binary.js';

/** @typedef {import('./lock-match.js').PackagesByFolder} PackagesByFolder */

/**
 * The packages of a lock file; none when it is missing or torn.
 * @param {string} file
 * @returns {PackagesByFolder}
 */
const readPackages = (file) => {
  try {
    const lock = /** @type {{ packages?: PackagesByFolder }} */ (readJson(file));
    return lock.packages ?? {};
  } catch {
    return {};
  }
};

const isInstalled = () =>
  differingPackages(
    readPackages(inProject('package-lock.json')),
    readPackages(inProject('node_modules', '.package-lock.json')),
  ).length === 0;

/**
 * On Windows a running program cannot be replaced, and this very process may be the project's own
 * Node; there an existing folder is brought up to date instead of being laid anew.
 */
const installVerb = () =>
  process.platform === 'win32' && existsSync(ownNodePath) ? 'install' : 'ci';

const installPackages = async () => {
  // No package but `node` has anything to run, and older versions of npm run whatever is there.
  const outcome = await runNpm([installVerb(), '--ignore-scripts', '--no-audit', '--no-fund']);
  if (outcome.status === 0) return;
  throw new Refusal({
    where: 'Installing dependencies',
    expected: 'npm to install what package-lock.json lists',
    found: `that it ended with status ${outcome.status}:\n  ${lastWords(outcome)}`,
    remedy: 'Check that a package registry can be reached (`npm ping`) and start again.',
  });
};

const installNode = async () => {
  const outcome = await runNpm(['rebuild', 'node', '--ignore-scripts=false']);
  const node = findNode();
  if (node !== undefined) return;
  throw new Refusal({
    where: 'Installing Node 24',
    expected: `the npm package node to put its binary at ${ownNodePath}`,
    found: `none (npm rebuild ended with status ${outcome.status}):\n  ${lastWords(outcome)}`,
    remedy: 'Run `npm rebuild node --foreground-scripts` to see why, or use Node 24 yourself.',
  });
};

/**
 * Installs what is missing or differs from the lock file, and returns the Node (24 or newer) that
 * everything else runs under. Takes a few milliseconds when all is there.
 * @returns {Promise<string>}
 */
export const ensureDependencies = async () => {
  if (!isInstalled()) await sayWhile('Installing dependencies', installPackages);
  const present = findNode();
  if (present === ownNodePath) return present;
  await sayWhile('Installing Node 24', installNode);
  return findNode() ?? ownNodePath;
};
