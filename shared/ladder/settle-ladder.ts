import type { Snapshot } from '../model/snapshot.ts';
import { currentTierCodes, noTier } from '../scoring/tiers.ts';
import { ladderOfRows, topsOfRows } from '../scoring/ladders/row-ladders.ts';
import { clockOf, isTimed, type LadderModel } from './ladder-clock.ts';
import { milestoneLimits } from './milestones/milestone-limits.ts';

/**
 * Takes tiers by score and rules to those where the ladder settles, in place; `held` are those by the hold
 * lines. One entry a row of the snapshot.
 */
export type LadderSettler = (tiers: Uint8Array, held: Uint8Array) => void;

/** Said where tiers of futures are shown and the ladder has a clock. */
export const settledWords =
  'Tiers are those where the ladder settles if a future lasts: hold lines and milestones count, confirmation, grace and notice are over.';

/**
 * Where partners end up from the tiers of today if what reviews find stays as it is: every confirmation, grace,
 * high-water mark, notice and freeze is over then, so that what is left of the rules are hold lines, what milestones shut (as
 * of the day of the snapshot) and whether one keeps its tier without a score. It is where `stepLadder` stands
 * still. Null where the model has no clock: the tiers stay as they are then.
 */
export const createSettler = (model: LadderModel, snapshot: Snapshot): LadderSettler | null => {
  if (!isTimed(model)) {
    return null;
  }
  const { codes: today } = currentTierCodes(snapshot, model.tiers);
  const keeps = model.rules.ladder.withoutScore === 'keep';
  const { milestones } = snapshot;
  const { top } = clockOf(model);
  const tops = topsOfRows(model.tiers, ladderOfRows(model, snapshot));
  const limits = milestoneLimits(model, milestones, today.length, milestones?.on ?? 0, tops);
  return (tiers, held) => {
    for (let row = 0; row < tiers.length; row += 1) {
      const won = tiers[row] ?? noTier;
      const now = today[row] ?? noTier;
      if (won === noTier) {
        tiers[row] = keeps ? now : noTier;
        continue;
      }
      const keepTo = limits?.keepTo[row] ?? 0;
      const earned = Math.max(won, keepTo);
      const upTo = Math.max(earned, limits?.riseTo[row] ?? 0);
      // Who comes from another ladder begins as if it had no tier.
      const risen = now === noTier || top[now] !== top[won] ? upTo : Math.min(now, upTo);
      tiers[row] = Math.max(risen, held[row] ?? noTier, keepTo);
    }
  };
};
