import path from 'node:path';
import { projectRoot } from '../support/project-root.js';
import { readJson } from '../support/read-json.js';
import { oneFailed } from './tally.js';

/**
 * What is read of a test.
 * @typedef {object} TestResult
 * @property {string} status
 * @property {string} [fullName]
 * @property {readonly string[]} [failureMessages] with their stacks
 */

/**
 * What is read of a test file.
 * @typedef {object} FileResult
 * @property {string} status
 * @property {string} [name] its path
 * @property {string} [message] why it could not be run
 * @property {readonly TestResult[]} assertionResults
 */

/**
 * What is read of Vitest's JSON report.
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests skipped
 * @property {number} numTodoTests
 * @property {readonly FileResult[]} testResults
 */

/** Lines of a failure that are repeated at the end; the whole stands where it happened. */
const linesOfFailure = 12;

/** @param {string} file @param {string} name @param {string} message */
const describe = (file, name, message) =>
  [
    [path.relative(projectRoot, file), name].filter((part) => part !== '').join(' > '),
    ...message.trim().split('\n').slice(0, linesOfFailure),
  ].join('\n    ');

/** @param {FileResult} file */
const isBroken = (file) =>
  file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed');

/**
 * Each failed test, and each file that failed without one.
 * @param {FileResult} file
 */
const failuresOf = (file) => [
  ...file.assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) =>
      describe(file.name ?? '', test.fullName ?? '', test.failureMessages?.join('\n') ?? ''),
    ),
  ...(isBroken(file) ? [describe(file.name ?? '', '', file.message ?? '')] : []),
];

/**
 * Counts the tests of a report. A file that fails without a failing test in it (it could not be
 * loaded, or a hook threw) counts as one failure, and so does a run that ends badly for a reason
 * that no file shows (nothing found, an unhandled rejection): green must mean green.
 * @param {VitestReport} report
 * @param {number} status of the process
 * @returns {import('./tally.js').Tally}
 */
export const tallyReport = (report, status) => {
  const failed = report.numFailedTests + report.testResults.filter(isBroken).length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(failuresOf),
  };
};

/**
 * The tally of a finished run; one failure when it left no readable report.
 * @param {string} file
 * @param {number} status
 */
export const readReport = (file, status) => {
  try {
    return tallyReport(/** @type {VitestReport} */ (readJson(file)), status);
  } catch {
    return oneFailed;
  }
};
