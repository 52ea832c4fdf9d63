import { rm } from 'node:fs/promises';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { allColumns } from '#shared/intake/recipe-use.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { SavedRows } from '#shared/model/run-findings.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { ok, type Result } from '#shared/result.ts';
import type { IntakeContext } from './intake-context.ts';
import { withDrift } from './with-drift.ts';
import { planExport, readSensitive } from '../services/sensitivity.ts';
import { withLookups } from './with-lookups.ts';
import { runReader } from './run-reader.ts';

const savedNames: Readonly<Record<SavedRows, string>> = {
  rejected: 'rejected rows',
  leftOut: 'rows left out',
  issues: 'settled cells',
};

/** Checks the file again and writes its rejected or left-out rows, or settled cells, as CSV, without sensitive columns but those included. */
export const saveRejected = async (
  file: WorkspaceFile | null,
  request: CheckedRequest<'import/save-rejected'>,
  context: IntakeContext,
): Promise<Result<{ readonly rows: number }, AppError>> => {
  const { path, also, recipe, what, target, include = [] } = request;
  const source = recipe.source.name;
  const coming = { sourceName: source, recipe };
  const things = readSensitive(file, coming);
  const hidden = hiddenThings(things, include);
  const planned = planExport(file, things, include, { what: savedNames[what], target });
  if (!planned.ok) {
    return planned;
  }
  const hide = allColumns(recipe)
    .map(({ header }) => header)
    .filter((header) => hidden.column(source, header));
  const saved = await withDrift(file, request, context, (fitted) =>
    withLookups(file, fitted, context, ({ paths }) =>
      runReader(
        {
          kind: 'saveRejected',
          path,
          also,
          recipe: fitted,
          lookups: paths,
          what,
          target,
          hide,
        },
        context,
      ),
    ),
  );
  if (saved.ok) {
    planned.value(context.now());
  } else {
    // A worker that was ended could not clean up.
    await rm(`${target}.part`, { force: true }).catch(() => undefined);
  }
  return saved.ok ? ok(saved.value.value) : saved;
};
