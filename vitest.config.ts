import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** A test that starts processes or reads big files on a busy machine with two cores. */
const integrationTimeout = 60_000;

/** A journey through the real application on the same. */
const endToEndTimeout = 180_000;

/** All processors: the default leaves one idle, which is half of a small machine. */
const maxWorkers = availableParallelism();

/** What is waited for comes at once or never; a busy machine is no reason to fail. */
const patient = { poll: { timeout: 30_000 } };

/** Hundreds of processes start from the same sources: what one of them compiled the others read. */
const processes = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'compiled'),
};

export default defineConfig({
  test: {
    projects: [
      {
        // Property tests take seconds where the machine is busy with something else.
        test: {
          name: 'unit',
          maxWorkers,
          include: ['test/unit/**/*.test.ts'],
          testTimeout: integrationTimeout,
        },
      },
      {
        test: {
          name: 'integration',
          maxWorkers,
          expect: patient,
          include: ['test/integration/**/*.test.ts'],
          env: processes,
          // The SQLite addon and child processes want a process of their own.
          pool: 'forks',
          testTimeout: integrationTimeout,
          hookTimeout: integrationTimeout,
        },
      },
      {
        test: {
          name: 'endurance',
          expect: patient,
          include: ['test/endurance/**/*.test.ts'],
          globalSetup: ['test/endurance/support/prepare.ts'],
          // Each starts and kills processes by the hundred; two files at once would only disturb each other.
          env: processes,
          pool: 'forks',
          fileParallelism: false,
          testTimeout: endToEndTimeout,
          hookTimeout: integrationTimeout,
        },
      },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/types/**/*.test-d.ts'],
            tsconfig: './test/types/tsconfig.json',
          },
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['test/architecture/**/*.test.ts'],
          testTimeout: integrationTimeout,
          hookTimeout: integrationTimeout,
        },
      },
      {
        test: {
          name: 'e2e',
          expect: patient,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/support/prepare.ts'],
          pool: 'forks',
          // One window at a time: they share the display, the processor and the frame rate.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: endToEndTimeout,
          hookTimeout: endToEndTimeout,
        },
      },
    ],
  },
});
