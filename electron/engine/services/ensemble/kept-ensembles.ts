import { shownSnapshot } from '../shown-names.ts';
import { readEnsemble, readEnsembles, type StoredNote } from '#db/futures/ensemble-rows.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { discoverBroken } from '#shared/ensemble/run/discover-broken.ts';
import type { Discovery } from '#shared/ensemble/run/discover.ts';
import { createPartnerScorer } from '#shared/ensemble/run/partner-scorer.ts';
import { drawEnsemble } from '#shared/ensemble/run/prepare-ensemble.ts';
import { runFutures } from '#shared/ensemble/run/run-ensemble.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { BreakingQuestion } from '#shared/model/discovery.ts';
import type { EnsembleRecord, EnsembleRun } from '#shared/model/ensemble.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { feltWithin } from '#shared/scenario/metric-shock.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { readWorkspace } from '../read-workspace.ts';
import { inputsHash } from './inputs-hash.ts';

const hashOfNow = (file: WorkspaceFile): string => {
  const { model, futures, dataRevision } = readWorkspace(file);
  return inputsHash(file, dataRevision, model, futures, () => readSnapshot(file));
};

const recordOf = (note: StoredNote, hash: string): EnsembleRecord => ({
  id: note.id,
  createdAt: note.createdAt,
  engineVersion: note.engineVersion,
  inputsSha256: note.inputsSha256,
  isStale: note.inputsSha256 !== hash,
  settings: note.facts.settings,
  partners: note.facts.partnerKeys.length,
});

/** Every kept run, newest first, each with whether it is still about the model and data of now. */
export const listEnsembles = (file: WorkspaceFile): readonly EnsembleRecord[] => {
  const notes = readEnsembles(file.connection);
  if (notes.length === 0) {
    return [];
  }
  const hash = hashOfNow(file);
  return notes.map((note) => recordOf(note, hash));
};

const gone = refuseInput(
  'Ensemble',
  'a run that is kept',
  'none of that number',
  'Choose another, or run it again.',
);

export const keptEnsemble = (file: WorkspaceFile, id: number): Result<EnsembleRun, AppError> => {
  const stored = readEnsemble(file.connection, id);
  if (stored === null) {
    return err(gone);
  }
  const { facts, figures, ...note } = stored;
  return ok({ ...recordOf({ ...note, facts }, hashOfNow(file)), facts, figures });
};

/** In which futures a partner is below its tier of today: from kept tiers, or by running it alone again. */
const tiersOfPartner = (
  file: WorkspaceFile,
  run: EnsembleRun,
  row: number,
): Result<Uint8Array, AppError> => {
  const { facts, figures, settings } = run;
  const partners = facts.partnerKeys.length;
  if (figures.tiers.length > 0) {
    return ok(
      Uint8Array.from(
        { length: settings.futures },
        (_, future) => figures.tiers[future * partners + row] ?? noTier,
      ),
    );
  }
  if (run.isStale) {
    return err(
      refuseInput(
        'Ensemble',
        'a run on the model and data of now, or one that kept its tiers',
        'an older one that only counted',
        'Run the ensemble again; then every partner can be asked about.',
      ),
    );
  }
  const { model, futures } = readWorkspace(file);
  const snapshot = readSnapshot(file);
  const scorer = createPartnerScorer(
    model,
    snapshot,
    feltWithin(futures, settings.horizonMonths),
    snapshot.partnerKeys.indexOf(facts.partnerKeys[row] ?? ''),
  );
  const { traces } = runFutures(scorer, drawEnsemble(facts, settings), 0, settings.futures, {
    traced: [0],
  });
  return ok(traces[0]?.tiers ?? new Uint8Array());
};

const nameOf = (file: WorkspaceFile, key: string): string => {
  const { partnerKeys, partnerNames } = shownSnapshot(file);
  return partnerNames[partnerKeys.indexOf(key)] ?? key;
};

/** Under which conditions something breaks in a kept run. */
export const discoverIn = (
  file: WorkspaceFile,
  id: number,
  question: BreakingQuestion,
): Result<Discovery, AppError> => {
  const run = keptEnsemble(file, id);
  if (!run.ok) {
    return run;
  }
  return discoverBroken(
    run.value,
    question,
    (key) => nameOf(file, key),
    (row) => tiersOfPartner(file, run.value, row),
  );
};
