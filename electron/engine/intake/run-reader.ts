import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cancelled, refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, type Result } from '#shared/result.ts';
import type { IntakeContext } from './intake-context.ts';
import type { FromReader, ReadAnswers, ReadJob } from './jobs/read-job.ts';
import { readerLimits, type ReaderLimits } from './reader/reader-limits.ts';

/** A killed process is gone in a few milliseconds. */
const partingMs = 2000;

const saveAsCsv =
  'Save the table as CSV from the program that made it, or cut it into several files.';

const outOfMemory = (path: string, { memoryMb }: ReaderLimits): AppError =>
  refuseInput(
    basename(path),
    `a table that can be read in ${memoryMb} MB of memory`,
    'one that needs more',
    saveAsCsv,
  );

const hanging = (path: string, { silenceMs }: ReaderLimits): AppError => ({
  type: 'DeadlinePassed',
  where: basename(path),
  expected: `progress within ${Math.ceil(silenceMs / 1000)} seconds`,
  found: 'none',
  remedy:
    'The file is damaged or on a very slow disk. Copy it to this computer, or save it as CSV.',
});

const crashed = (path: string): AppError =>
  refuseInput(
    basename(path),
    'a table that can be read',
    'one at which the reading process ended',
    `Nothing was changed. ${saveAsCsv}`,
  );

/** A bug of ours, met by this file: the process that has it is gone, so the engine lives on. */
const faulty = (path: string, text: string): AppError => ({
  type: 'Internal',
  where: basename(path),
  expected: 'a table that can be read',
  found: `one at which the reader failed (${text.split('\n', 1)[0] ?? ''})`,
  remedy: `Nothing was changed. ${saveAsCsv}`,
});

/**
 * Does one job in a process of its own, which is killed when the request is cancelled, when it gets
 * no further for half a minute and when it needs too much memory; then nothing of its work is used.
 * Whatever a file does to that process, the answer is a value.
 */
export const runReader = async <K extends ReadJob['kind']>(
  job: Extract<ReadJob, { readonly kind: K }>,
  context: Pick<IntakeContext, 'signal' | 'progress' | 'startReader'>,
  limits: ReaderLimits = readerLimits,
): Promise<Result<ReadAnswers[K], AppError>> => {
  const { signal, progress, startReader } = context;
  if (signal.aborted) {
    return err(cancelled(basename(job.path)));
  }
  const reader = startReader();
  const exited = new Promise<void>((resolve) => reader.onExit(resolve));
  const answered = new Promise<Result<ReadAnswers[K], AppError>>((resolve) => {
    const giveUp = (error: AppError): void => resolve(err(error));
    const watchdog = setTimeout(() => giveUp(hanging(job.path, limits)), limits.silenceMs);
    const cancel = (): void => giveUp(cancelled(basename(job.path)));
    signal.addEventListener('abort', cancel);
    reader.onMessage((message: FromReader) => {
      switch (message.kind) {
        case 'progress':
          watchdog.refresh();
          if (!signal.aborted) {
            progress(message.progress);
          }
          break;
        case 'answer':
          // The answer to a job of kind K; the lane does not know types.
          resolve(message.result as Result<ReadAnswers[K], AppError>);
          break;
        case 'outOfMemory':
          giveUp(outOfMemory(job.path, limits));
          break;
        case 'bug':
          process.stderr.write(`The reader of Tierwright met a bug.\n${message.text}\n`);
          giveUp(faulty(job.path, message.text));
          break;
      }
    });
    reader.onExit(() => {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', cancel);
      giveUp(crashed(job.path));
    });
  });
  reader.post({ job, limits });
  const answer = await answered;
  reader.kill();
  // What it was writing is ours to remove only when it has let go.
  await Promise.race([exited, wait(partingMs, undefined, { ref: false })]);
  return answer;
};
