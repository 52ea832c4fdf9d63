import { readJson } from '../support/read-json.js';
import { oneFailed } from './tally.js';

/**
 * What is read of Vitest's JSON report.
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests skipped
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults one a file
 */

/**
 * Counts the tests of a report. A file that fails without a failing test in it (it could not be
 * loaded, or a hook threw) counts as one failure, and so does a run that ends badly for a reason
 * that no file shows (nothing found, an unhandled rejection): green must mean green.
 * @param {VitestReport} report
 * @param {number} status of the process
 * @returns {import('./tally.js').Tally}
 */
export const tallyReport = (report, status) => {
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
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
