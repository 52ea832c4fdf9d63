import type { LadderedTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { movementWords } from './movement-words.ts';
import classes from './movement-mark.module.css';

type MovementMarkProps = {
  readonly from: number;
  readonly to: number;
  readonly tiers: readonly LadderedTier[];
};

/** Which way a partner moves, and by how many tiers; in words for who cannot see the arrow. */
export const MovementMark = ({ from, to, tiers }: MovementMarkProps) => {
  const { direction, sign, text } = movementWords(from, to, tiers);
  return (
    <span className={classes['mark']} data-direction={direction}>
      <span aria-hidden>{sign}</span>
      <span className={classes['words']}>{text}</span>
    </span>
  );
};
