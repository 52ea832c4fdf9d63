import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tallyReport } from '#electron/launch/steps/read-report.js';
import { projectRoot } from '#electron/launch/support/project-root.js';

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failedFile = {
  status: 'failed',
  name: join(projectRoot, 'test/unit/rank.test.ts'),
  assertionResults: [
    { status: 'passed', fullName: 'a rank is whole', failureMessages: [] },
    {
      status: 'failed',
      fullName: 'a rank keeps ties',
      failureMessages: ['expected 2 to be 3\n  at rank.test.ts:7'],
    },
  ],
};
const brokenFile = {
  status: 'failed',
  name: join(projectRoot, 'test/unit/tiers.test.ts'),
  message: 'Cannot find module',
  assertionResults: [],
};

const report = {
  numPassedTests: 4,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [passedFile],
};

describe('the count of a test report', () => {
  test('a green run counts its tests', () => {
    expect(tallyReport(report, 0)).toEqual({ passed: 4, failed: 0, skipped: 0, failures: [] });
  });

  test('skipped and planned tests are both skipped', () => {
    expect(tallyReport({ ...report, numPendingTests: 2, numTodoTests: 1 }, 0)).toEqual({
      passed: 4,
      failed: 0,
      skipped: 3,
      failures: [],
    });
  });

  test('failing tests are counted, not their files', () => {
    const red = { ...report, numFailedTests: 2, testResults: [passedFile, failedFile] };
    expect(tallyReport(red, 1)).toEqual({
      passed: 4,
      failed: 2,
      skipped: 0,
      failures: [
        'test/unit/rank.test.ts > a rank keeps ties\n    expected 2 to be 3\n      at rank.test.ts:7',
      ],
    });
  });

  test('a file that could not be loaded is a failure', () => {
    const broken = { ...report, testResults: [passedFile, brokenFile] };
    expect(tallyReport(broken, 1)).toEqual({
      passed: 4,
      failed: 1,
      skipped: 0,
      failures: ['test/unit/tiers.test.ts\n    Cannot find module'],
    });
  });

  test('a run that ends badly is a failure although every test passed', () => {
    expect(tallyReport(report, 1)).toEqual({ passed: 4, failed: 1, skipped: 0, failures: [] });
  });
});
