import { createHash } from 'node:crypto';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { milestoneLimits } from '#shared/ladder/milestones/milestone-limits.ts';
import type { Futures } from '#shared/model/futures.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { ladderOfRows, topsOfRows } from '#shared/scoring/ladders/row-ladders.ts';

const dataHash = ({
  partnerKeys,
  attributes,
  metrics,
  formulas = [],
  standing,
}: Snapshot): string => {
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
  if (standing !== undefined) {
    hash.update(JSON.stringify(standing.tierIds)).update(standing.columns.tier);
  }
  return hash.digest('hex');
};

/** What milestones shut as of today: it changes with their status, not with every day. */
const limitsHash = (model: ScoringModel, snapshot: Snapshot): string | null => {
  const { partnerKeys, milestones } = snapshot;
  const tops = topsOfRows(model.tiers, ladderOfRows(model, snapshot));
  const on = milestones?.on ?? 0;
  const limits = milestoneLimits(model, milestones, partnerKeys.length, on, tops);
  return limits === null
    ? null
    : createHash('sha256').update(limits.riseTo).update(limits.keepTo).digest('hex');
};

/** By connection the hash of its data, which is worth remembering: it reads every number. */
const known = new WeakMap<
  WorkspaceFile['connection'],
  { readonly name: string; readonly hash: string }
>();

/**
 * SHA-256 of all that an ensemble rests on: the model, every number and label of the partners, where they stand on
 * the ladder and what milestones shut, drivers with
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
        ...(model.rules.milestones.length === 0 ? [] : [limitsHash(model, readSnapshot())]),
        drivers.map(({ id, low, baseline, high, shape }) => [id, low, baseline, high, shape]),
        effects.map((effect) => ({ ...effect, reason: '' })),
        correlations.map(({ one, other, correlation }) => [one, other, correlation]),
      ]),
    )
    .digest('hex');
};
