import { refuseInput } from '../../intake/refuse-input.ts';
import { counted } from '../../intake/wording.ts';
import { invariant } from '../../invariant.ts';
import type { AppError } from '../../ipc/app-error.ts';
import type { EnsembleSettings } from '../../model/ensemble.ts';
import type { Futures } from '../../model/futures.ts';
import type { ScoringModel } from '../../model/scoring-model.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { checkFutures } from '../../scenario/check-futures.ts';
import { createDesign, type EnsembleDesign } from '../design.ts';
import { explainImpossible } from '../explain-impossible.ts';
import { mostSobolDimensions } from '../sobol.ts';
import { estimateMemory, memoryCap, type EnsembleSize } from './estimate-memory.ts';

const where = 'The futures of the workspace';

/** Null where futures can be drawn so; else why not. */
const refuseDesign = (
  { drivers, correlations }: Pick<Futures, 'drivers' | 'correlations'>,
  { method }: EnsembleSettings,
): AppError | null => {
  if (drivers.every(({ low, high }) => low === high)) {
    return refuseInput(
      where,
      'at least one driver with a range',
      drivers.length === 0 ? 'no driver' : 'drivers whose low and high are the same',
      'Give a driver a low and a high state under Futures.',
    );
  }
  if (method === 'sobol' && drivers.length > mostSobolDimensions) {
    return refuseInput(
      'Sobol points',
      `at most ${mostSobolDimensions} drivers`,
      counted(drivers.length),
      'Spread the futures by a Latin hypercube, which takes any number.',
    );
  }
  const impossible = explainImpossible(drivers, correlations);
  return impossible === null
    ? null
    : refuseInput(
        'Correlations of drivers',
        'correlations that can be together',
        impossible.message,
        'Take the nearest that can be, or loosen one, under Futures, Drivers.',
      );
};

/** Draws the futures of an ensemble that `refuseEnsemble` lets through, or of one that was run. */
export const drawEnsemble = (
  { drivers, correlations }: Pick<Futures, 'drivers' | 'correlations'>,
  { futures, method, seed }: EnsembleSettings,
): EnsembleDesign => {
  const made = createDesign(drivers, { method, futures, seed, correlations });
  invariant(made.ok, 'futures are drawn after their correlations were checked');
  return made.value;
};

/** How large an ensemble on this programme is. */
export const sizeOf = (
  model: ScoringModel,
  { drivers }: Futures,
  snapshot: Snapshot,
): EnsembleSize => ({
  partners: snapshot.partnerKeys.length,
  metrics: snapshot.metrics.length,
  tiers: model.tiers.length,
  drivers: drivers.length,
});

/** Null where an ensemble fits the memory that it may take; else what to do. */
const refuseMemory = (
  model: ScoringModel,
  futures: Futures,
  snapshot: Snapshot,
  settings: EnsembleSettings,
  threads: number,
): AppError | null => {
  const size = sizeOf(model, futures, snapshot);
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
const refuseInputs = (
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

/** Null where an ensemble can run in so many threads; else the first reason why not, and what to do. */
export const refuseEnsemble = (
  model: ScoringModel,
  futures: Futures,
  snapshot: Snapshot,
  settings: EnsembleSettings,
  threads: number,
): AppError | null =>
  refuseDesign(futures, settings) ??
  refuseInputs(model, futures, snapshot) ??
  refuseMemory(model, futures, snapshot, settings, threads);
