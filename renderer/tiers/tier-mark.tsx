import type { Tier } from '#shared/model/scoring-model.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { colourOfTier } from './tier-colours.ts';
import type { ColouredTier } from '#shared/model/tier-colours.ts';
import { noTierPath, tierShapePaths } from './tier-shapes.ts';

type TierMarkProps = {
  /** Null draws the ring of those who have no tier. */
  readonly tier: (Pick<Tier, 'shape'> & ColouredTier) | null;
  /** Index of the tier, 0 the highest; decides the colour where the tier was given none. */
  readonly index: number;
  readonly size?: number;
};

/** The sign of a tier without its name; whoever uses it says the name in words beside it. */
export const TierMark = ({ tier, index, size = 11 }: TierMarkProps) => (
  <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden focusable="false">
    <path
      d={tier === null ? noTierPath : tierShapePaths[tier.shape]}
      fill={colourOfTier(tier, tier === null ? noTier : index)}
    />
  </svg>
);
