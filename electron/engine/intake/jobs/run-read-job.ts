import { basename, dirname } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { ReadRefusal } from '../source/read-signal.ts';
import { previewTable } from './preview-table.ts';
import { pathsOf, type ReadAnswer, type ReadJob } from './read-job.ts';
import { readRates } from './read-rates.ts';
import { saveRejectedRows } from './save-rejected-rows.ts';
import { stageTable } from './stage-table.ts';
import { surveyFiles } from './survey-files.ts';
import { takeFiles } from './take-files.ts';
import { tryMetric } from './try-metric.ts';

const checkSink = { accept: null, reject: null };

const carryOut = async (
  job: ReadJob,
  onProgress: (progress: Progress) => void,
): Promise<ReadAnswer> => {
  switch (job.kind) {
    case 'survey':
      return surveyFiles(pathsOf(job), job.recipe, onProgress);
    case 'preview':
      return previewTable(job.path, job.recipe, onProgress);
    case 'check':
      return (
        await takeFiles(
          pathsOf(job),
          job.recipe,
          job.lookups,
          () => checkSink,
          onProgress,
          job.rates,
        )
      ).read;
    case 'rates':
      return readRates(job.path, job.recipe, job.base, job.quote, onProgress);
    case 'stage':
      return stageTable(job, onProgress);
    case 'tryMetric':
      return tryMetric(job, onProgress);
    case 'saveRejected':
      return { rows: await saveRejectedRows(job, onProgress) };
  }
};

const writtenPath = (job: ReadJob): string | null =>
  job.kind === 'stage' ? job.stagingPath : job.kind === 'saveRejected' ? job.target : null;

const storageFailures: ReadonlyMap<unknown, string> = new Map([
  ['ENOSPC', 'a full disk'],
  ['EDQUOT', 'a disk quota that is used up'],
  ['EFBIG', 'a limit on the size of files'],
  ['EIO', 'a disk that reports an error'],
  ['EACCES', 'a folder that may not be written'],
  ['EPERM', 'a folder that may not be written'],
  ['EROFS', 'a disk that may not be written'],
  ['ENOENT', 'no such folder'],
  ['ENOTDIR', 'no such folder'],
  ['EISDIR', 'a folder of that name'],
]);

/** A full disk or a missing permission is no bug; everything unknown is, and is thrown on. */
const explainStorage = (job: ReadJob, error: unknown): AppError => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const found = storageFailures.get(code);
  if (found === undefined) {
    throw error;
  }
  const path = writtenPath(job) ?? job.path;
  return {
    type: 'StorageFailed',
    where: basename(path),
    expected: `room and permission in ${dirname(path)}`,
    found,
    remedy: 'Make room or choose another folder, then try again; nothing was changed.',
  };
};

/** Does one job from start to end. Refusals and failing disks are values; anything else throws. */
export const runReadJob = async (
  job: ReadJob,
  onProgress: (progress: Progress) => void,
): Promise<Result<ReadAnswer, AppError>> => {
  try {
    return ok(await carryOut(job, onProgress));
  } catch (error) {
    return err(error instanceof ReadRefusal ? error.refusal : explainStorage(job, error));
  }
};
