import { createHash } from 'node:crypto';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { Futures } from '#shared/model/futures.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';

const dataHash = ({ partnerKeys, attributes, metrics, formulas = [] }: Snapshot): string => {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([partnerKeys, formulas]));
  for (const { code, labels, codes } of attributes) {
    hash.update(JSON.stringify([code, labels])).update(codes);
  }
  for (const { code, unit, values, status } of metrics) {
    hash
      .update(JSON.stringify([code, unit]))
      .update(values)
      .update(status);
  }
  return hash.digest('hex');
};

/** By connection the hash of its data, which is worth remembering: it reads every number. */
const known = new WeakMap<
  WorkspaceFile['connection'],
  { readonly name: string; readonly hash: string }
>();

/**
 * SHA-256 of all that an ensemble rests on: the model, every number and label of the partners, drivers with
 * their shapes and correlations, and effects. Names, reasons and scenarios do not count: no figure hangs on them.
 */
export const inputsHash = (
  file: WorkspaceFile,
  dataRevision: number,
  model: ScoringModel,
  { drivers, effects, correlations }: Futures,
  readSnapshot: () => Snapshot,
): string => {
  const name = JSON.stringify([dataRevision, file.knownOn]);
  const last = known.get(file.connection);
  const data = last?.name === name ? last.hash : dataHash(readSnapshot());
  known.set(file.connection, { name, hash: data });
  return createHash('sha256')
    .update(
      JSON.stringify([
        data,
        model,
        drivers.map(({ id, low, baseline, high, shape }) => [id, low, baseline, high, shape]),
        effects.map((effect) => ({ ...effect, reason: '' })),
        correlations.map(({ one, other, correlation }) => [one, other, correlation]),
      ]),
    )
    .digest('hex');
};
