import { rm } from 'node:fs/promises';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { Result } from '#shared/result.ts';
import type { IntakeContext } from './intake-context.ts';
import { withLookups } from './with-lookups.ts';
import { runReader } from './run-reader.ts';

/** Checks the file again and writes its rejected or left-out rows, or settled cells, as CSV. */
export const saveRejected = async (
  file: WorkspaceFile | null,
  { path, also, recipe, what, target }: CheckedRequest<'import/save-rejected'>,
  context: IntakeContext,
): Promise<Result<{ readonly rows: number }, AppError>> => {
  const saved = await withLookups(file, recipe, context, ({ paths }) =>
    runReader({ kind: 'saveRejected', path, also, recipe, lookups: paths, what, target }, context),
  );
  if (!saved.ok) {
    // A worker that was ended could not clean up.
    await rm(`${target}.part`, { force: true }).catch(() => undefined);
  }
  return saved;
};
