import { shownSnapshot } from './shown-names.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { readModel } from '#db/model/model-rows.ts';
import { readVersionModel, readVersions } from '#db/model/version-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { cancelled } from '#shared/intake/refuse-input.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import {
  draftSide,
  type ModelVersion,
  type VersionComparison,
} from '#shared/model/model-version.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { checkSettled } from '#shared/scoring/lines/check-lines.ts';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';
import { compareSteps, type ComparedModel } from '#shared/versions/compare-models.ts';

const refuse = (
  where: string,
  expected: string,
  found: string,
  remedy: string,
): { readonly ok: false; readonly error: AppError } =>
  err({ type: 'InputRefused', where, expected, found, remedy });

/** As a person names a version: "2: Spring review". */
export const versionTitle = ({ number, name }: ModelVersion): string => `${number}: ${name}`;

/** A version of the workspace with what it says. */
export const findVersion = (
  { connection }: WorkspaceFile,
  id: string,
): Result<{ readonly version: ModelVersion; readonly model: ScoringModel }, AppError> => {
  const version = readVersions(connection, readModel(connection)).find((each) => each.id === id);
  const model = readVersionModel(connection, id);
  return version === undefined || model === null
    ? refuse(
        'Version of the model',
        'a version of this workspace',
        'none of that id',
        'Choose one of the list.',
      )
    : ok({ version, model });
};

/** Refuses to name a draft that a version says already. */
export const refuseSameDraft = ({ connection }: WorkspaceFile): Result<null, AppError> => {
  const same = readVersions(connection, readModel(connection)).find(({ isDraft }) => isDraft);
  return same === undefined
    ? ok(null)
    : refuse(
        'Name the draft',
        'a draft that no version says',
        `version ${versionTitle(same)} says the same`,
        'Change the model first, or use that version.',
      );
};

/** Refuses to activate what is active, was retired or has errors on the partners at hand. */
export const refuseActivation = (
  file: WorkspaceFile,
  version: ModelVersion,
  model: ScoringModel,
): Result<null, AppError> => {
  const where = `Activate version ${versionTitle(version)}`;
  if (version.state !== 'named') {
    return refuse(
      where,
      'a named version',
      `one that is ${version.state}`,
      'Copy it into the draft and name that, if it is to count again.',
    );
  }
  const snapshot = readSnapshot(file);
  const problem = checkSettled(settleModel(model, snapshot), snapshot).find(
    ({ severity }) => severity === 'error',
  );
  return problem === undefined
    ? ok(null)
    : refuse(
        where,
        'a model without errors',
        problem.message,
        'Copy it into the draft, mend it there and name it again.',
      );
};

const sideOf = (file: WorkspaceFile, id: string): Result<ComparedModel, AppError> => {
  if (id === draftSide) {
    return ok({ name: 'the draft', model: readModel(file.connection) });
  }
  const found = findVersion(file, id);
  return found.ok
    ? ok({ name: `version ${versionTitle(found.value.version)}`, model: found.value.model })
    : found;
};

/** Compares two versions, or one with the draft, on the partners as they are shown. */
export const compareVersions = async (
  file: WorkspaceFile,
  { from, to, moves }: { readonly from: string; readonly to: string; readonly moves: number },
  now: Date,
  { signal, progress }: RequestContext,
): Promise<Result<VersionComparison, AppError>> => {
  const before = sideOf(file, from);
  if (!before.ok) {
    return before;
  }
  const after = sideOf(file, to);
  if (!after.ok) {
    return after;
  }
  const steps = compareSteps(
    before.value,
    after.value,
    shownSnapshot(file),
    moves,
    dayOfIso(file.knownOn ?? now.toISOString().slice(0, 10)),
  );
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return ok(step.value);
    }
    progress({ label: 'Comparing', ...step.value });
    // Between two models the engine hears that it is to stop.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    if (signal.aborted) {
      return err(cancelled('Comparison of versions'));
    }
  }
};
