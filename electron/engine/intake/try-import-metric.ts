import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { MetricTrial } from '#shared/model/metric-trial.ts';
import type { Result } from '#shared/result.ts';
import type { IntakeContext } from './intake-context.ts';
import { ratesFor } from './rates-for.ts';
import { withLookups } from './with-lookups.ts';
import { runReader } from './run-reader.ts';

/** What one metric would be for the partners of a file. Writes nothing. */
export const tryImportMetric = (
  file: WorkspaceFile | null,
  { path, also, recipe, metric }: CheckedRequest<'import/try-metric'>,
  context: IntakeContext,
): Promise<Result<MetricTrial, AppError>> =>
  withLookups(file, recipe, context, ({ paths }) =>
    runReader(
      {
        kind: 'tryMetric',
        path,
        also,
        recipe,
        lookups: paths,
        metric,
        rates: ratesFor(file, { ...recipe, metrics: [metric] }),
      },
      context,
    ),
  );
