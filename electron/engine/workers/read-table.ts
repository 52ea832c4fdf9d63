import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '#shared/invariant.ts';
import type { FromWorker, ReadJob } from '../intake/jobs/read-job.ts';
import { runReadJob } from '../intake/jobs/run-read-job.ts';

/**
 * Reads one file and ends. The main thread of the reading process stays free to watch this one, which
 * a hostile file can hold up or fill.
 */
invariant(parentPort !== null, 'read-table runs as a worker');
const port = parentPort;
const post = (message: FromWorker): void => port.postMessage(message);

// The engine made the job; it is no input from outside.
const result = await runReadJob(workerData as ReadJob, (progress) =>
  post({ kind: 'progress', progress }),
);
post({ kind: 'answer', result });
