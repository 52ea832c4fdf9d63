import { availableParallelism } from 'node:os';
import { recordStep } from '#db/history/record-step.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { insertEnsemble } from '#db/futures/ensemble-rows.ts';
import { refuseChange } from '#db/refuse-change.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { threadsFor } from '#shared/ensemble/run/estimate-memory.ts';
import { joinParts } from '#shared/ensemble/run/join-parts.ts';
import { neededColumns } from '#shared/ensemble/run/needed-columns.ts';
import { drawEnsemble, refuseEnsemble } from '#shared/ensemble/run/prepare-ensemble.ts';
import { createStateScorer } from '#shared/ensemble/run/state-scorer.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { EnsembleFacts, EnsembleRun, EnsembleSettings } from '#shared/model/ensemble.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { feltWithin } from '#shared/scenario/metric-shock.ts';
import { createBillBase, hasBill } from '#shared/scoring/bill.ts';
import { ladderName } from '#shared/scoring/ladders/ladder-words.ts';
import { hasFurtherLadders, spansOf } from '#shared/scoring/ladders/ladder-spans.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { runInThreads } from '../../ensemble/run-in-threads.ts';
import { engineVersion } from '../../engine-version.ts';
import { readWorkspace } from '../read-workspace.ts';
import { inputsHash } from './inputs-hash.ts';

export type EnsembleRequest = { readonly settings: EnsembleSettings; readonly isKept: boolean };

export type EnsembleMeans = {
  readonly workersFolder: URL;
  readonly now: () => Date;
  /** Without it as many as the computer has, within limits. */
  readonly threads?: number;
};

const nobody = refuseInput(
  'Ensemble',
  'at least one partner with enough data for a tier',
  'none',
  'Look in Model at how much of the weight must be known, and in Data at what is missing.',
);

/**
 * Runs an ensemble of the open workspace in threads and keeps what it says, if so wished, as one step of undo.
 * Nothing is kept of one that was cancelled or refused.
 */
export const runEnsemble = async (
  file: WorkspaceFile,
  { settings, isKept }: EnsembleRequest,
  means: EnsembleMeans,
  context: RequestContext,
): Promise<Result<EnsembleRun, AppError>> => {
  if (isKept && file.isReadOnly) {
    return err(refuseChange(file, 'Run an ensemble'));
  }
  const { model, futures, dataRevision } = readWorkspace(file);
  const snapshot = readSnapshot(file);
  const threads = means.threads ?? threadsFor(availableParallelism());
  const refused = refuseEnsemble(model, futures, snapshot, settings, threads);
  if (refused !== null) {
    return err(refused);
  }
  const felt = feltWithin(futures, settings.horizonMonths);
  const needed = neededColumns(model, snapshot, felt);
  const today = createStateScorer(model, needed, felt)
    .scoreAt(Float64Array.from(felt.drivers, ({ baseline }) => baseline))
    .tiers.slice();
  if (today.every((tier) => tier === noTier)) {
    return err(nobody);
  }
  const parts = await runInThreads(
    {
      model,
      snapshot: needed,
      futures: felt,
      design: drawEnsemble(futures, settings),
      today,
      keepsTiers: settings.keepsTiers,
    },
    { threads, workersFolder: means.workersFolder },
    context,
  );
  if (!parts.ok) {
    return parts;
  }
  const figures = joinParts(parts.value, today);
  const facts: EnsembleFacts = {
    settings,
    drivers: futures.drivers,
    correlations: futures.correlations,
    tierNames: model.tiers.map(({ name }) => name),
    ...(hasFurtherLadders(model.tiers)
      ? {
          topTiers: spansOf(model.tiers).map(({ first }) => first),
          ladderNames: spansOf(model.tiers).map(({ id }) => ladderName(model, id)),
        }
      : {}),
    billUnit: hasBill(model) ? createBillBase(model, snapshot).unit : null,
    partnerKeys: snapshot.partnerKeys,
  };
  const note = {
    createdAt: means.now().toISOString(),
    engineVersion,
    inputsSha256: inputsHash(file, dataRevision, model, futures, () => snapshot),
    facts,
  };
  const kept = isKept
    ? await recordStep(
        file,
        `Run an ensemble of ${counted(settings.futures)} futures`,
        note.createdAt,
        () => Promise.resolve(ok(insertEnsemble(file.connection, note, figures))),
      )
    : ok(0);
  return kept.ok
    ? ok({
        ...{ id: kept.value, createdAt: note.createdAt, engineVersion, facts, figures },
        ...{ inputsSha256: note.inputsSha256, isStale: false, settings },
        partners: snapshot.partnerKeys.length,
      })
    : kept;
};
