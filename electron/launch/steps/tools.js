import { rmSync } from 'node:fs';
import process from 'node:process';
import { toolEnvironment } from '../install/node-binary.js';
import { inProject } from '../support/project-root.js';
import { readJson } from '../support/read-json.js';
import { lastWords, runCommand } from '../support/run-command.js';
import { readReport } from './read-report.js';
import { oneFailed, onePassed } from './tally.js';

/** The package that brings each tool. @type {Readonly<Record<string, string>>} */
const packageByTool = {
  depcruise: 'dependency-cruiser',
  eslint: 'eslint',
  knip: 'knip',
  prettier: 'prettier',
  tsc: 'typescript',
  vitest: 'vitest',
};

/** A tool that has not ended by then hangs, in milliseconds. */
const toolDeadline = 8 * 60 * 1000;

/** The file that a tool's name on a command line stands for. @param {string} tool */
const entryOf = (tool) => {
  const name = packageByTool[tool] ?? tool;
  const manifest = /** @type {{ bin: string | Record<string, string> }} */ (
    readJson(inProject('node_modules', name, 'package.json'))
  );
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[tool];
  if (file === undefined) throw new Error(`the package ${name} has no command ${tool}`);
  return inProject('node_modules', name, file);
};

/**
 * Runs a tool by its command line, under the project's Node.
 * @param {string} node
 * @param {string} commandLine words without quotes
 * @param {import('../support/run-command.js').RunOptions} options
 */
const runTool = (node, commandLine, options) => {
  const [tool = '', ...args] = commandLine.split(' ');
  return runCommand(node, [entryOf(tool), ...args], {
    env: toolEnvironment(),
    deadline: toolDeadline,
    ...options,
  });
};

/**
 * Runs the tool of a script of package.json, which stays the one place that says how it is called.
 * What it says comes in one piece when it has ended, since others may run beside it.
 * @param {string} node
 * @param {string} script such as `check:types`
 */
export const runCheck = async (node, script) => {
  const { scripts } = /** @type {{ scripts: Record<string, string> }} */ (
    readJson(inProject('package.json'))
  );
  const commandLine = scripts[script];
  if (commandLine === undefined) throw new Error(`package.json has no script ${script}`);
  const { status, stdout, stderr } = await runTool(node, commandLine, {});
  process.stdout.write(stdout + stderr);
  return status === 0
    ? onePassed
    : { ...oneFailed, failures: [lastWords({ status, stdout, stderr })] };
};

/** What guards the project reads the same inputs each time: a change that fails is a change of the project. */
const testSeed = '115863';

/**
 * Reads damaged files of every format and counts as one check.
 * @param {string} node
 * @param {number} deadline
 */
export const runFuzz = async (node, deadline) => {
  const script = inProject('test', 'fuzz', 'run.ts');
  const { status } = await runCommand(node, [script, '--seed', testSeed], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: toolEnvironment(),
    deadline,
  });
  return status === 0 ? onePassed : oneFailed;
};

/**
 * Runs one project of vitest.config.ts and counts its tests.
 * @param {string} node
 * @param {string} project
 * @param {{ deadline?: number, reporter?: string }} [options]
 */
export const runTests = async (node, project, { deadline, reporter = 'default' } = {}) => {
  const report = inProject('test-results', `vitest-${project}.json`);
  // A report of an earlier run must not be counted when this one leaves none.
  rmSync(report, { force: true });
  const { status } = await runTool(
    node,
    `vitest run --project ${project} --reporter ${reporter} --reporter json --outputFile.json ${report}`,
    { stdio: ['ignore', 'inherit', 'inherit'], ...(deadline === undefined ? {} : { deadline }) },
  );
  return readReport(report, status);
};
