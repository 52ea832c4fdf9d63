import { createDesign, type EnsembleDesign } from '#shared/ensemble/design.ts';
import { explainImpossible } from '#shared/ensemble/explain-impossible.ts';
import { estimateMemory, memoryCap } from '#shared/ensemble/run/estimate-memory.ts';
import { mostSobolDimensions } from '#shared/ensemble/sobol.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EnsembleSettings } from '#shared/model/ensemble.ts';
import type { Futures } from '#shared/model/futures.ts';
import { err, type Result } from '#shared/result.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { checkFutures } from '#shared/scenario/check-futures.ts';

const where = 'The futures of the workspace';

/** Draws the futures of an ensemble, or says why there are none. */
export const designEnsemble = (
  { drivers, correlations }: Pick<Futures, 'drivers' | 'correlations'>,
  { futures, method, seed }: EnsembleSettings,
): Result<EnsembleDesign, AppError> => {
  if (drivers.every(({ low, high }) => low === high)) {
    return err(
      refuseInput(
        where,
        'at least one driver with a range',
        drivers.length === 0 ? 'no driver' : 'drivers whose low and high are the same',
        'Give a driver a low and a high state under Futures.',
      ),
    );
  }
  if (method === 'sobol' && drivers.length > mostSobolDimensions) {
    return err(
      refuseInput(
        'Sobol points',
        `at most ${mostSobolDimensions} drivers`,
        counted(drivers.length),
        'Spread the futures by a Latin hypercube, which takes any number.',
      ),
    );
  }
  const made = createDesign(drivers, { method, futures, seed, correlations });
  if (made.ok) {
    return made;
  }
  return err(
    refuseInput(
      'Correlations of drivers',
      'correlations that can be together',
      explainImpossible(drivers, correlations)?.message ??
        `none at ${drivers[made.error.driver]?.name ?? 'a driver'}`,
      'Take the nearest that can be, or loosen one, under Futures, Drivers.',
    ),
  );
};

/** Null where an ensemble fits the memory that it may take; else what to do. */
export const checkMemory = (
  model: ScoringModel,
  { drivers }: Futures,
  snapshot: Snapshot,
  settings: EnsembleSettings,
  threads: number,
): AppError | null => {
  const size = {
    partners: snapshot.partnerKeys.length,
    metrics: snapshot.metrics.length,
    tiers: model.tiers.length,
    drivers: drivers.length,
  };
  const megabytes = (keepsTiers: boolean): number =>
    Math.ceil(estimateMemory(size, { ...settings, keepsTiers }, threads) / 1_048_576);
  const cap = memoryCap / 1_048_576;
  if (megabytes(settings.keepsTiers) <= cap) {
    return null;
  }
  const streamed = megabytes(false);
  return refuseInput(
    'Ensemble',
    `one that takes at most ${counted(cap)} MB of memory`,
    `${counted(megabytes(settings.keepsTiers))} MB for ${counted(settings.futures)} futures of ${counted(size.partners)} partners`,
    settings.keepsTiers && streamed <= cap
      ? `Let it stream: without keeping the tier of every partner in every future it takes ${counted(streamed)} MB and says the same of each partner.`
      : 'Run fewer futures, or an ensemble of fewer partners.',
  );
};

/** What is wrong with the futures, as a refusal; null where only warnings are left. */
export const checkInputs = (
  model: ScoringModel,
  futures: Futures,
  snapshot: Snapshot,
): AppError | null => {
  if (snapshot.partnerKeys.length === 0) {
    return refuseInput('Ensemble', 'partners', 'none', 'Import partners first.');
  }
  const ids = new Set<string>([
    ...futures.drivers.map(({ id }) => id),
    ...futures.effects.map(({ id }) => id),
  ]);
  const problem = checkFutures(futures, snapshot, model).find(
    ({ severity, about }) => severity === 'error' && ids.has(about),
  );
  return problem === undefined
    ? null
    : refuseInput(where, 'drivers and effects without errors', problem.message, 'Mend it first.');
};
