import { mainLadderName } from '../../model/parallel-ladders.ts';
import type { EnsembleFacts } from '../../model/ensemble.ts';
import { tierGroups, type TierGroup } from '../../scoring/ladders/tier-groups.ts';

/** A tier as a run keeps it. */
export type RunTier = { readonly name: string; readonly ladder?: string };

/** The tiers of a run, ladder by ladder; ladders whose names a run of before does not tell are numbered. */
export const tiersOfRun = ({
  tierNames,
  topTiers = [0],
  ladderNames = [],
}: Pick<
  EnsembleFacts,
  'tierNames' | 'topTiers' | 'ladderNames'
>): readonly TierGroup<RunTier>[] => {
  const placeOf = (index: number): number => topTiers.findLastIndex((top) => top <= index);
  return tierGroups(
    tierNames.map((name, index): RunTier =>
      placeOf(index) > 0 ? { name, ladder: String(placeOf(index)) } : { name },
    ),
    (ladder) =>
      ladderNames[Number(ladder ?? 0)] ??
      (ladder === null ? mainLadderName : `Ladder ${Number(ladder) + 1}`),
  );
};
