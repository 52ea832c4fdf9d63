import type { ScoringModel } from '../../model/scoring-model.ts';
import type { TierCut } from '../../model/tier-cut.ts';
import { ladderOfTier, topOf } from '../ladders/ladder-spans.ts';
import { tierFloors, toMicros } from '../tiers.ts';
import { costsIn, createLadder, type LineBasis } from './candidates.ts';

/** A share is stated in tenths of a per cent. */
const shareSteps = 1000;

/**
 * The cut of the same kind that puts the line of a tier at a score: as many partners, as great a share
 * or as much money as lie above it. `settled` has scores for lines; those of the tiers above decide who is
 * left. Money is rounded up to a whole unit, so that the last one fits.
 */
export const cutAtLine = (
  settled: ScoringModel,
  basis: LineBasis,
  tier: number,
  cut: TierCut,
  line: number,
): TierCut => {
  const own = settled.tiers[tier];
  if (cut.by === 'score' || own === undefined) {
    return cut;
  }
  const first = topOf(settled.tiers, tier);
  const id = ladderOfTier(own);
  const ladder = createLadder(basis, { id, first });
  for (const floor of tierFloors(settled.tiers, id).subarray(first, tier)) {
    ladder.descend(floor);
  }
  const { micros, scored } = ladder;
  const candidates = ladder.candidates();
  const costs = costsIn(own, basis.money, candidates);
  const least = toMicros(line);
  let count = 0;
  let cost = 0;
  candidates.forEach((row, at) => {
    if ((micros[row] ?? -1) >= least) {
      count += 1;
      cost += costs[at] ?? 0;
    }
  });
  switch (cut.by) {
    case 'count':
      return { ...cut, count };
    case 'share':
      return {
        ...cut,
        share: scored === 0 ? 0 : Math.ceil((count / scored) * shareSteps - 1e-9) / shareSteps,
      };
    case 'budget':
      return { ...cut, amount: Math.ceil(cost - 1e-9) };
  }
};
