import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { toolEnvironment } from '../install/node-binary.js';
import { inProject, projectRoot } from '../support/project-root.js';
import { Refusal } from '../support/refusal.js';
import { runCommand } from '../support/run-command.js';
import { sayWhile } from '../support/say.js';
import { hashInputs } from './input-hash.js';

/** Everything that the built application depends on. */
const inputs = [
  'db',
  'electron/cli',
  'electron/engine',
  'electron/main',
  'electron/preload',
  'electron/verifier',
  'renderer',
  'shared',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
];

/** The files without which no part of the application starts; a folder cleared by hand lacks them. */
const outputs = [
  'dist/cli/index.js',
  'dist/engine/index.js',
  'dist/main/index.js',
  'dist/page/index.html',
  'dist/preload/index.cjs',
  'dist/verifier/verify.html',
];

const stampFile = () => inProject('dist', 'built-from');

/** @param {string} digest */
const isBuilt = (digest) =>
  existsSync(stampFile()) &&
  readFileSync(stampFile(), 'utf8') === digest &&
  outputs.every((file) => existsSync(inProject(file)));

/** @param {string} node */
const runBuild = async (node) => {
  const outcome = await runCommand(
    node,
    [inProject('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--app', '--logLevel', 'warn'],
    {
      // What it has to say goes past, so that standard output stays the caller's.
      stdio: ['ignore', process.stderr, process.stderr],
      env: { ...toolEnvironment(), NODE_ENV: 'production' },
    },
  );
  const missing = outputs.filter((file) => !existsSync(inProject(file)));
  if (outcome.status === 0 && missing.length === 0) return;
  throw new Refusal({
    where: 'Building',
    expected: 'vite to build page, main, preload, engine, command line and verifier page',
    found: `status ${outcome.status}${missing.map((file) => `, no ${file}`).join('')}`,
    remedy: 'Mend what it names above, then start again.',
  });
};

/**
 * Builds the application into `dist` unless it was built from the present sources.
 * @param {string} node
 */
export const ensureBuild = async (node) => {
  const digest = hashInputs(projectRoot, inputs);
  if (isBuilt(digest)) return;
  rmSync(stampFile(), { force: true });
  await sayWhile('Building Tierwright', () => runBuild(node));
  writeFileSync(stampFile(), digest);
};
