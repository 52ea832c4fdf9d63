import type { TierShape } from '#shared/model/scoring-model.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { tierColourVariable } from './tier-colours.ts';
import { noTierPath, tierShapePaths } from './tier-shapes.ts';

type TierMarkProps = {
  /** Null draws the ring of those who have no tier. */
  readonly shape: TierShape | null;
  /** Index of the tier, 0 the highest; decides the colour. */
  readonly index: number;
  readonly size?: number;
};

/** The sign of a tier without its name; whoever uses it says the name in words beside it. */
export const TierMark = ({ shape, index, size = 11 }: TierMarkProps) => (
  <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden focusable="false">
    <path
      d={shape === null ? noTierPath : tierShapePaths[shape]}
      fill={tierColourVariable(shape === null ? noTier : index)}
    />
  </svg>
);
