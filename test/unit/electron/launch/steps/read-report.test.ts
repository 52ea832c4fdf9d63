import { describe, expect, test } from 'vitest';
import { tallyReport } from '#electron/launch/steps/read-report.js';

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failedFile = {
  status: 'failed',
  assertionResults: [{ status: 'passed' }, { status: 'failed' }],
};
const brokenFile = { status: 'failed', assertionResults: [] };

const report = {
  numPassedTests: 4,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [passedFile],
};

describe('the count of a test report', () => {
  test('a green run counts its tests', () => {
    expect(tallyReport(report, 0)).toEqual({ passed: 4, failed: 0, skipped: 0 });
  });

  test('skipped and planned tests are both skipped', () => {
    expect(tallyReport({ ...report, numPendingTests: 2, numTodoTests: 1 }, 0)).toEqual({
      passed: 4,
      failed: 0,
      skipped: 3,
    });
  });

  test('failing tests are counted, not their files', () => {
    const red = { ...report, numFailedTests: 2, testResults: [passedFile, failedFile] };
    expect(tallyReport(red, 1)).toEqual({ passed: 4, failed: 2, skipped: 0 });
  });

  test('a file that could not be loaded is a failure', () => {
    const broken = { ...report, testResults: [passedFile, brokenFile] };
    expect(tallyReport(broken, 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  });

  test('a run that ends badly is a failure although every test passed', () => {
    expect(tallyReport(report, 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  });
});
