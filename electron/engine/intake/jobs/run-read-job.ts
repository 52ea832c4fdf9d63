import { basename, dirname } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { storageWords } from '#shared/text/storage-words.ts';
import { ReadRefusal } from '../source/read-signal.ts';
import { previewTable } from './preview-table.ts';
import { pathsOf, type ReadAnswer, type ReadJob } from './read-job.ts';
import { readRates } from './read-rates.ts';
import { sampleColumns } from './sample-columns.ts';
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
    case 'sample':
      return sampleColumns(pathsOf(job), job.recipe);
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

/** A full disk or a missing permission is no bug; everything unknown is, and is thrown on. */
const explainStorage = (job: ReadJob, error: unknown): AppError => {
  const found = storageWords(error);
  if (found === null) {
    throw error;
  }
  // A staging file is ours alone; what a person knows is the file that is imported.
  const named = job.kind === 'saveRejected' ? job.target : job.path;
  return {
    type: 'StorageFailed',
    where: basename(named),
    expected: `room and permission in ${dirname(writtenPath(job) ?? job.path)}`,
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
