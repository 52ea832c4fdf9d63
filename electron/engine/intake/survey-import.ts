import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { SurveyedFile } from '#shared/model/file-survey.ts';
import type { Result } from '#shared/result.ts';
import type { IntakeContext } from './intake-context.ts';
import { runReader } from './run-reader.ts';

/** Says of each of many files whether it can be read with the others as one table. */
export const surveyImport = (
  { path, also, recipe }: CheckedRequest<'import/survey'>,
  context: IntakeContext,
): Promise<Result<readonly SurveyedFile[], AppError>> =>
  runReader({ kind: 'survey', path, also, recipe }, context);
