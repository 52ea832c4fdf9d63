import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import { ok, type Result } from '#shared/result.ts';
import { reportOn } from './import-report.ts';
import { ratesFor } from './rates-for.ts';
import type { IntakeContext } from './intake-context.ts';
import { withDrift } from './with-drift.ts';
import { withLookups } from './with-lookups.ts';
import { runReader } from './run-reader.ts';

/** Reads every file whole as the recipe says and reports what a commit would do. Writes nothing. */
export const checkImport = async (
  file: WorkspaceFile | null,
  request: CheckedRequest<'import/check'>,
  context: IntakeContext,
): Promise<Result<ImportReport, AppError>> => {
  const { path, also } = request;
  const read = await withDrift(file, request, context, (recipe) =>
    withLookups(file, recipe, context, ({ paths }) =>
      runReader(
        { kind: 'check', path, also, recipe, lookups: paths, rates: ratesFor(file, recipe) },
        context,
      ),
    ),
  );
  return read.ok
    ? ok(reportOn(file, read.value.recipe, read.value.value, read.value.byContent))
    : read;
};
