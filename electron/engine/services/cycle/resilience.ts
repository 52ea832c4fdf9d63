import { readEnsemble, readEnsembles } from '#db/futures/ensemble-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { Futures } from '#shared/model/futures.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { inputsHash } from '../ensemble/inputs-hash.ts';

/**
 * By row of the snapshot the share of the futures of the newest kept ensemble in which the partner keeps or
 * betters its tier; NaN without a tier, and for everybody where no ensemble on this model and these data is kept.
 */
export const resilienceOf = (
  file: WorkspaceFile,
  dataRevision: number,
  model: ScoringModel,
  futures: Futures,
  snapshot: Snapshot,
): Float64Array => {
  const shares = new Float64Array(snapshot.partnerKeys.length).fill(NaN);
  const notes = readEnsembles(file.connection);
  if (notes.length === 0) {
    return shares;
  }
  const hash = inputsHash(file, dataRevision, model, futures, () => snapshot);
  const note = notes.find(({ inputsSha256 }) => inputsSha256 === hash);
  const run = note === undefined ? null : readEnsemble(file.connection, note.id);
  if (run === null) {
    return shares;
  }
  const { tierNames, partnerKeys, settings } = run.facts;
  const width = tierNames.length + 1;
  const rowOf = new Map(partnerKeys.map((key, row) => [key, row]));
  snapshot.partnerKeys.forEach((key, row) => {
    const at = rowOf.get(key);
    const today = at === undefined ? noTier : (run.figures.today[at] ?? noTier);
    if (at !== undefined && today !== noTier) {
      const kept = run.figures.byTier.subarray(at * width, at * width + today + 1);
      shares[row] = kept.reduce((sum, count) => sum + count, 0) / settings.futures;
    }
  });
  return shares;
};
