import { insertRates } from '#db/currency/rate-rows.ts';
import { recordStep } from '#db/history/record-step.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import { ok, type Result } from '#shared/result.ts';
import type { IntakeContext } from './intake-context.ts';
import { runReader } from './run-reader.ts';

/** Takes a table of rates in as one step of undo. What was imported before keeps its own rates. */
export const importRates = async (
  file: WorkspaceFile,
  { path, recipe, base, quote }: CheckedRequest<'rates/import'>,
  context: IntakeContext,
): Promise<Result<null, AppError>> => {
  const read = await runReader({ kind: 'rates', path, recipe, base, quote }, context);
  if (!read.ok) {
    return read;
  }
  const at = context.now().toISOString();
  return recordStep(file, `Import rates ${read.value.fileName}`, at, () => {
    insertRates(file.connection, read.value, at);
    return Promise.resolve(ok(null));
  });
};
