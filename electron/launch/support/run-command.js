import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { projectRoot } from './project-root.js';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the checkout when absent
 * @property {NodeJS.ProcessEnv} [env] this process's own when absent
 * @property {number} [deadline] in milliseconds; the command is killed when it passes
 * @property {import('node:child_process').StdioOptions} [stdio] captured when absent
 * @property {boolean} [shell] through the system's shell; Windows needs it for `npm.cmd`
 */

/**
 * @typedef {object} RunOutcome
 * @property {number} status exit status; 127 when the command does not exist, 128 and more after a signal
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * How Unix shells number an end by signal: 128 and the signal's number.
 * @param {NodeJS.Signals | null} signal
 */
const statusOfSignal = (signal) =>
  signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : signal === 'SIGKILL' ? 137 : 134;

/**
 * Runs one command to its end. It never rejects: a missing command is status 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunOutcome>}
 */
export const runCommand = (command, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? projectRoot,
      env: options.env ?? process.env,
      stdio: options.stdio ?? ['ignore', 'pipe', 'pipe'],
      shell: options.shell ?? false,
      timeout: options.deadline,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (stderr += text));
    child.on('error', (error) => {
      resolve({ status: 127, stdout, stderr: stderr + error.message });
    });
    child.on('close', (code, signal) => {
      resolve({ status: code ?? statusOfSignal(signal), stdout, stderr });
    });
  });

/**
 * The npm that started this script, or the one on the search path; it brings its own settings, so
 * whichever registry the machine is set up for is the one asked.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const runNpm = (args, options = {}) => {
  const script = process.env['npm_execpath'];
  const isOurs = script !== undefined && path.basename(script) === 'npm-cli.js';
  // The Node that runs this may be one that an installation has just removed.
  if (isOurs && existsSync(process.execPath)) {
    return runCommand(process.execPath, [script, ...args], options);
  }
  const shell = process.platform === 'win32';
  return runCommand(shell ? 'npm.cmd' : 'npm', args, { ...options, shell });
};

/** The last lines of an output, for a message. @param {RunOutcome} outcome */
export const lastWords = ({ stdout, stderr }) =>
  `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^npm (warn|notice)/.test(line))
    .slice(-20)
    .join('\n  ');
