import { movementWords } from './movement-words.ts';
import classes from './movement-mark.module.css';

/** Which way a partner moves, and by how many tiers; in words for who cannot see the arrow. */
export const MovementMark = ({ from, to }: { readonly from: number; readonly to: number }) => {
  const { direction, sign, text } = movementWords(from, to);
  return (
    <span className={classes['mark']} data-direction={direction}>
      <span aria-hidden>{sign}</span>
      <span className={classes['words']}>{text}</span>
    </span>
  );
};
