import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { FromReader, FromWorker, ToReader } from '../jobs/read-job.ts';
import { openReaderLane, type ReaderLane } from './reader-lane.ts';

/** Memory can grow by a gigabyte in a quarter of a second. */
const lookEveryMs = 20;
/** Progress travels at most so often. */
const sayEveryMs = 50;

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Nothing is to be tidied up here, and a thread deep in native code listens to nothing else. */
const endNow = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

/** Where a machine runs out of memory, Linux ends the reader and not the engine or the desktop. */
const volunteer = (): void => {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Another system, or one that does not allow it.
  }
};

const startWorker = (lane: ReaderLane, worker: URL, { job, limits }: ToReader): void => {
  const thread = new Worker(worker, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  });
  let said = 0;
  let isOver = false;
  /** The last message, once. */
  const post = (message: FromReader): void => {
    if (!isOver) {
      isOver = true;
      clearInterval(watch);
      lane.post(message);
    }
  };
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() > limits.memoryMb * 1_048_576) {
      post({ kind: 'outOfMemory' });
      void thread.terminate();
    }
  }, lookEveryMs);
  thread.on('message', (message: FromWorker) => {
    if (message.kind === 'answer') {
      post(message);
    } else if (performance.now() - said >= sayEveryMs) {
      said = performance.now();
      lane.post(message);
    }
  });
  thread.on('error', (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    post(isOutOfMemory(error) ? { kind: 'outOfMemory' } : { kind: 'bug', text });
  });
  thread.on('exit', () => post({ kind: 'bug', text: 'it ended without an answer' }));
};

/**
 * The main thread of a reading process: gives the job to a worker thread and stays free itself, to
 * watch the memory of the process and to end it when the engine is gone. A file can make the thread
 * hang, and at worst end this process; the engine only hears of it.
 */
export const serveReader = async (worker: URL): Promise<void> => {
  volunteer();
  const lane = await openReaderLane(process);
  lane.onClose(endNow);
  lane.onMessage((message) => startWorker(lane, worker, message));
};
