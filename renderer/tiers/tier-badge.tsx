import type { Tier } from '#shared/model/scoring-model.ts';
import type { ColouredTier } from '#shared/model/tier-colours.ts';
import { TierMark } from './tier-mark.tsx';
import classes from './tier-badge.module.css';

type TierBadgeProps = {
  /** Null for a partner without a tier. */
  readonly tier: (Pick<Tier, 'name' | 'shape'> & ColouredTier) | null;
  /** Index of the tier in the model, 0 the highest. */
  readonly index: number;
  /** What to say without a tier; `No tier` unless told. */
  readonly none?: string;
};

/** A tier by its shape, its colour and its name. */
export const TierBadge = ({ tier, index, none = 'No tier' }: TierBadgeProps) => (
  <span className={classes['badge']} data-none={tier === null || undefined}>
    <TierMark tier={tier} index={index} />
    <span className={classes['name']}>{tier?.name ?? none}</span>
  </span>
);
