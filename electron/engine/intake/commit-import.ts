import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { recordStep } from '#db/history/record-step.ts';
import { withStaging } from '#db/imports/attach-staging.ts';
import { rateSetFor } from '#db/currency/rate-rows.ts';
import { insertRun, type Pause, type StagedRun } from '#db/imports/insert-run.ts';
import { writeRunChanges } from '#db/imports/read-run-state.ts';
import { stagingPath as stagingPathOf } from '#db/imports/staging-path.ts';
import { sqliteCode } from '#db/sqlite.ts';
import { refuseChange } from '#db/refuse-change.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { cancelled, refuseInput } from '#shared/intake/refuse-input.ts';
import { counted, countOf } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import { defaultMoveThreshold } from '#shared/model/run-changes.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { followChanges } from './follow-changes.ts';
import { reportOn } from './import-report.ts';
import type { IntakeContext } from './intake-context.ts';
import type { TableStaged } from './jobs/read-job.ts';
import { ratesFor } from './rates-for.ts';
import { withDrift } from './with-drift.ts';
import { withLookups } from './with-lookups.ts';
import { runReader } from './run-reader.ts';

const fullDisk = (file: WorkspaceFile): AppError => ({
  type: 'StorageFailed',
  where: basename(file.path),
  expected: 'room on the disk for the rows of the import',
  found: 'a full disk or a failing device',
  remedy: 'Make room and import the file again; the workspace is as it was before.',
});

const nothingFits = ({ fileName, rowsRead, reasons }: TableStaged): AppError =>
  refuseInput(
    fileName,
    'at least one row that the recipe can read',
    [
      countOf(rowsRead, 'rejected row'),
      ...reasons
        .slice(0, 3)
        .map(({ reason, rows }) => `${counted(rows)} × ${reason.replace(/\.$/u, '')}`),
    ].join('; '),
    'Look at the reasons and change the types, the key or the signs of the recipe.',
  );

const stagedRun = (
  recipe: Recipe,
  staged: TableStaged,
  startedAt: Date,
  endedAt: Date,
): Omit<StagedRun, 'rateSetId'> => ({
  ...staged,
  recipe,
  startedAt: startedAt.toISOString(),
  endedAt: endedAt.toISOString(),
});

const storeRun = async (
  file: WorkspaceFile,
  run: StagedRun,
  stagingPath: string,
  { signal, progress }: IntakeContext,
  threshold: number,
): Promise<Result<number, AppError>> => {
  const pause: Pause = async (done, total) => {
    progress({ label: 'Saving rows', done, total });
    await nextTurn();
    return signal.aborted ? err(cancelled(run.fileName)) : ok(null);
  };
  try {
    const begun = await pause(0, run.rowsAccepted);
    if (!begun.ok) {
      return begun;
    }
    return await withStaging(file.connection, stagingPath, () =>
      recordStep(file, `Import ${run.fileName}`, run.endedAt, async () => {
        const changesNow = followChanges(file, run.recipe.source.name, threshold);
        const inserted = await insertRun(file, run, pause);
        if (inserted.ok) {
          // The commit itself takes one call of SQLite, about a second for a million rows.
          progress({ label: 'Closing the import', done: 0, total: null });
          await nextTurn();
          const changes = changesNow();
          if (changes !== null) {
            writeRunChanges(file, inserted.value, changes);
          }
        }
        return inserted;
      }),
    );
  } catch (error) {
    const code = sqliteCode(error);
    if (code === 'SQLITE_FULL' || code?.startsWith('SQLITE_IOERR') === true) {
      return err(fullDisk(file));
    }
    throw error;
  } finally {
    // Also after a rollback, which leaves the log as large as the import was.
    file.connection.pragma('wal_checkpoint(TRUNCATE)');
  }
};

const stage = (
  file: WorkspaceFile,
  { path, also, recipe }: CheckedRequest<'import/commit'>,
  stagingPath: string,
  context: IntakeContext,
): Promise<Result<TableStaged, AppError>> => {
  const rates = ratesFor(file, recipe);
  return withLookups(file, recipe, context, async ({ paths, runs }) => {
    const read = await runReader(
      { kind: 'stage', path, also, recipe, lookups: paths, stagingPath, rates },
      context,
    );
    return read.ok
      ? ok({ ...read.value, findings: { ...read.value.findings, lookupRuns: runs } })
      : read;
  });
};

/**
 * Imports one or many files as one step of undo, in one transaction: killed at any moment, the
 * workspace is as before or has the whole run. The same bytes with the same recipe change nothing the
 * second time. `threshold` is the share by which a value must differ to count among the changes.
 * The answer of the channel also carries the workspace, which the handler adds.
 */
export const commitImport = async (
  file: WorkspaceFile,
  request: CheckedRequest<'import/commit'>,
  context: IntakeContext,
  threshold = defaultMoveThreshold,
): Promise<Result<ImportReport, AppError>> => {
  if (file.isReadOnly) {
    return err(refuseChange(file, basename(file.path)));
  }
  const startedAt = context.now();
  const stagingPath = stagingPathOf(file.path, randomBytes(6).toString('hex'));
  try {
    const drifted = await withDrift(file, request, context, (recipe) =>
      stage(file, { ...request, recipe }, stagingPath, context),
    );
    if (!drifted.ok) {
      return drifted;
    }
    const { recipe, byContent, value: staged } = drifted.value;
    const report = reportOn(file, recipe, staged, byContent);
    if (report.isRepeat) {
      return ok(report);
    }
    if (report.rowsAccepted === 0) {
      return err(nothingFits(staged));
    }
    const run = {
      ...stagedRun(recipe, staged, startedAt, context.now()),
      findings: report.findings,
      rateSetId: rateSetFor(file.connection, recipe),
    };
    const stored = await storeRun(file, run, stagingPath, context, threshold);
    return stored.ok ? ok(report) : stored;
  } finally {
    await rm(stagingPath, { force: true });
  }
};
