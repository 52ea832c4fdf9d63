import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EnsembleResult } from '#shared/ensemble/run/run-ensemble.ts';
import { cancelled } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { EnsembleJob, EnsemblePart, FromEnsembleThread } from './ensemble-part.ts';

/** A copy in memory that threads see together, so that more threads do not take more of it. */
const shared = (column: MetricColumn): MetricColumn => {
  const values = new Float64Array(new SharedArrayBuffer(column.values.byteLength));
  values.set(column.values);
  const status = new Uint8Array(new SharedArrayBuffer(column.status.byteLength));
  status.set(column.status);
  return { ...column, values, status };
};

const sharedSnapshot = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  metrics: snapshot.metrics.map(shared),
});

/** Stretches of about equal length that cover `futures`, as many as threads. */
const cut = (futures: number, threads: number): readonly { from: number; to: number }[] =>
  Array.from({ length: threads }, (_, thread) => ({
    from: Math.floor((futures * thread) / threads),
    to: Math.floor((futures * (thread + 1)) / threads),
  }));

const runThread = (
  entry: URL,
  part: EnsemblePart,
  signal: RequestContext['signal'],
  say: (futures: number) => void,
): Promise<EnsembleResult | null> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(entry, { workerData: part });
    const stop = (): void => {
      void thread.terminate();
    };
    signal.addEventListener('abort', stop);
    thread.on('message', (message: FromEnsembleThread) => {
      if (message.kind === 'done') say(message.futures);
      else resolve(message.result);
    });
    thread.on('error', reject);
    thread.on('exit', () => {
      signal.removeEventListener('abort', stop);
      // After an answer this does nothing.
      if (signal.aborted) resolve(null);
      else reject(new Error('a thread of an ensemble ended without an answer'));
    });
  });

/**
 * Runs all futures of a job in so many threads and answers their parts in order. A wish to cancel ends the
 * threads where they are.
 */
export const runInThreads = async (
  job: EnsembleJob,
  { threads, workersFolder }: { readonly threads: number; readonly workersFolder: URL },
  { signal, progress }: RequestContext,
): Promise<Result<readonly EnsembleResult[], AppError>> => {
  const entry = new URL(`ensemble${extname(import.meta.url)}`, workersFolder);
  const { futures } = job.design;
  const seen = { ...job, snapshot: sharedSnapshot(job.snapshot) };
  const done = new Array<number>(threads).fill(0);
  const parts = await Promise.all(
    cut(futures, threads).map((stretch, thread) =>
      runThread(entry, { ...seen, ...stretch }, signal, (count) => {
        done[thread] = count;
        progress({
          label: 'Running futures',
          done: done.reduce((sum, each) => sum + each, 0),
          total: futures,
        });
      }),
    ),
  );
  const finished = parts.filter((part) => part !== null);
  return signal.aborted || finished.length < threads ? err(cancelled('Ensemble')) : ok(finished);
};
