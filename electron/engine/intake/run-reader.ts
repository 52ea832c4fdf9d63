import { basename, extname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { cancelled, refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, type Result } from '#shared/result.ts';
import type { IntakeContext } from './intake-context.ts';
import type { FromReader, ReadAnswers, ReadJob } from './jobs/read-job.ts';

/** What a worker may use of the JavaScript heap; rows and pages live outside of it. */
const heapMb = 384;
/** A reader that says nothing for so long hangs in a hostile file. */
const silenceMs = 60_000;
/** Ending takes a worker a few milliseconds. */
const partingMs = 2000;

const outOfMemory = (path: string): AppError =>
  refuseInput(
    basename(path),
    `a table that can be read in ${heapMb} MB of memory`,
    'one that needs more',
    'Save it as CSV, or cut it into several files.',
  );

const hanging = (path: string): AppError => ({
  type: 'DeadlinePassed',
  where: basename(path),
  expected: 'progress at least once a minute',
  found: 'none',
  remedy:
    'The file is damaged or on a very slow disk. Copy it to this computer, or save it as CSV.',
});

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** A worker that has answered is about to end by itself; one that has not is ended now. */
const endWorker = async (
  worker: Worker,
  exited: Promise<void>,
  hasAnswered: boolean,
): Promise<void> => {
  if (hasAnswered) {
    await Promise.race([exited, wait(partingMs, undefined, { ref: false })]);
  }
  await worker.terminate();
};

/**
 * Does one job in a worker thread of its own. The worker is ended when the request is cancelled,
 * when it is silent for a minute and when its heap is full; then nothing of its work is used. A bug
 * in the worker rejects the promise.
 */
export const runReader = async <K extends ReadJob['kind']>(
  job: Extract<ReadJob, { readonly kind: K }>,
  context: Pick<IntakeContext, 'signal' | 'progress' | 'workersFolder'>,
): Promise<Result<ReadAnswers[K], AppError>> => {
  const { signal, progress, workersFolder } = context;
  if (signal.aborted) {
    return err(cancelled(basename(job.path)));
  }
  const entry = new URL(`read-table${extname(import.meta.url)}`, workersFolder);
  const worker = new Worker(entry, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let hasAnswered = false;
  try {
    return await new Promise((resolve, reject) => {
      const giveUp = (error: AppError): void => resolve(err(error));
      const watchdog = setTimeout(() => giveUp(hanging(job.path)), silenceMs);
      signal.addEventListener('abort', () => giveUp(cancelled(basename(job.path))));
      worker.on('message', (message: FromReader) => {
        watchdog.refresh();
        if (message.kind === 'progress') {
          progress(message.progress);
        } else {
          hasAnswered = true;
          // The answer to a job of kind K; the port does not know types.
          resolve(message.result as Result<ReadAnswers[K], AppError>);
        }
      });
      worker.on('error', (error: unknown) => {
        if (isOutOfMemory(error)) {
          giveUp(outOfMemory(job.path));
        } else {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      worker.on('exit', () => {
        clearTimeout(watchdog);
        reject(new Error('The reading worker ended without an answer'));
      });
    });
  } finally {
    await endWorker(worker, exited, hasAnswered);
  }
};
