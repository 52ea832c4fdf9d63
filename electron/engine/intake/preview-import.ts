import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { ImportPreview } from '#shared/model/import-run.ts';
import type { Result } from '#shared/result.ts';
import type { IntakeContext } from './intake-context.ts';
import { runReader } from './run-reader.ts';

/** Reads the file and guesses how to read it, with evidence; a recipe fixes what it says. */
export const previewImport = (
  _file: WorkspaceFile | null,
  { path, recipe }: CheckedRequest<'import/preview'>,
  context: IntakeContext,
): Promise<Result<ImportPreview, AppError>> =>
  runReader({ kind: 'preview', path, recipe }, context);
