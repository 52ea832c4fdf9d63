import { mainLadderName } from '../model/parallel-ladders.ts';
import type { FrozenTier } from '../model/review-cycle.ts';
import { spansOf } from '../scoring/ladders/ladder-spans.ts';
import { tierGroups, type TierGroup } from '../scoring/ladders/tier-groups.ts';

/** What a ladder of a cycle is called; ladders whose names a cycle of before does not tell are numbered. */
export const ladderNameIn = (tiers: readonly FrozenTier[], ladder: string | null): string =>
  ladder === null
    ? mainLadderName
    : (tiers.find((tier) => tier.ladder === ladder)?.ladderName ??
      `Ladder ${spansOf(tiers).findIndex(({ id }) => id === ladder) + 1}`);

/** Whether a cycle knows what its ladders are called; what those of before wrote stays as it was, without names. */
export const knowsLadders = (tiers: readonly FrozenTier[]): boolean =>
  tiers.some(({ ladderName }) => ladderName !== undefined);

/** The tiers that a cycle froze, ladder by ladder. */
export const tiersOfCycle = (tiers: readonly FrozenTier[]): readonly TierGroup<FrozenTier>[] =>
  tierGroups(tiers, (ladder) => ladderNameIn(tiers, ladder));
