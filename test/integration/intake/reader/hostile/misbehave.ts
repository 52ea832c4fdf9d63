import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, ReadJob } from '#electron/engine/intake/jobs/read-job.ts';

/** Each does one kind of harm, named by the file that the job is about. */
const harm: Readonly<Record<string, () => unknown>> = {
  /** Memory outside of the JavaScript heap, which no limit of a thread covers. */
  buffers: () => {
    const kept: Buffer[] = [];
    for (;;) kept.push(Buffer.alloc(16 << 20, 1));
  },
  /** A heap that ends a whole process, whatever the limits of the thread. */
  map: () => {
    const kept = new Map<number, number>();
    for (let at = 0; ; at += 1) kept.set(at, at);
  },
  strings: () => {
    const kept: string[] = [];
    for (;;) kept.push(`x${kept.length}`.repeat(100));
  },
  loop: () => {
    for (;;);
  },
  /** Native code that cannot be interrupted. */
  json: () => JSON.parse('['.repeat(50_000_000)) as unknown,
  regex: () => /^(?:a+)+$/u.test(`${'a'.repeat(40)}b`),
  crash: () => process.kill(process.pid, 'SIGSEGV'),
  exit: () => process.exit(0),
  bug: () => {
    throw new Error('a bug in the reader');
  },
  /** Says that it is at work, then leaves half a file and hangs. */
  halfFile: () => {
    writeFileSync((workerData as { readonly stagingPath: string }).stagingPath, 'half');
    parentPort?.postMessage({
      kind: 'progress',
      progress: { label: 'Reading rows', done: 1, total: null },
    } satisfies FromWorker);
    for (;;);
  },
};

harm[(workerData as ReadJob).path]?.();
