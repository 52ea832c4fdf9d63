import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '#shared/invariant.ts';
import type { FromReader, ReadJob } from '../intake/jobs/read-job.ts';
import { runReadJob } from '../intake/jobs/run-read-job.ts';

/**
 * Reads one file and ends. A thread of its own, so that a hostile file can exhaust its memory or its
 * time without taking the engine along, and so that cancelling is ending the thread.
 */
invariant(parentPort !== null, 'read-table runs as a worker');
const port = parentPort;
const post = (message: FromReader): void => port.postMessage(message);

// The engine made the job; it is no input from outside.
const result = await runReadJob(workerData as ReadJob, (progress) =>
  post({ kind: 'progress', progress }),
);
post({ kind: 'answer', result });
