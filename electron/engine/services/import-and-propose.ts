import { ulid } from 'ulid';
import { recordStep } from '#db/history/record-step.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { readModel, writeModel } from '#db/model/model-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import { ok, type Result } from '#shared/result.ts';
import { firstLines } from '#shared/scoring/first-lines.ts';
import { proposeModel } from '#shared/scoring/propose-model.ts';
import { commitImport } from '../intake/commit-import.ts';
import type { IntakeContext } from '../intake/intake-context.ts';

/**
 * Imports a file; where the workspace then has metrics but nothing to judge by, a first model with lines
 * that partners reach is put there as a step of its own, so that it can be undone apart from the import.
 */
export const importAndPropose = async (
  file: WorkspaceFile,
  request: CheckedRequest<'import/commit'>,
  context: IntakeContext,
  threshold?: number,
): Promise<Result<ImportReport, AppError>> => {
  const committed = await commitImport(file, request, context, threshold);
  if (!committed.ok) {
    return committed;
  }
  const model = readModel(file.connection);
  if (model.dimensions.length > 0) {
    return committed;
  }
  const snapshot = readSnapshot(file);
  const judging = proposeModel(model, snapshot, ulid);
  if (judging !== model) {
    const proposed = firstLines(judging, snapshot);
    const at = context.now().toISOString();
    const saved = await recordStep(file, 'Propose a first model', at, () => {
      writeModel(file.connection, proposed);
      return Promise.resolve(ok(null));
    });
    if (!saved.ok) {
      return saved;
    }
  }
  return committed;
};
