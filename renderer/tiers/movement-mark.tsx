import { directionOf } from '#shared/scoring/movement.ts';
import classes from './movement-mark.module.css';

const words = { up: 'rises', down: 'falls', same: 'stays', other: 'not comparable' } as const;

/** Which way a partner moves, and by how many tiers; in words for who cannot see the arrow. */
export const MovementMark = ({ from, to }: { readonly from: number; readonly to: number }) => {
  const direction = directionOf(from, to);
  const steps = direction === 'up' || direction === 'down' ? Math.abs(to - from) : 0;
  const sign = { up: `▲ ${steps}`, down: `▼ ${steps}`, same: '·', other: '◇' }[direction];
  return (
    <span className={classes['mark']} data-direction={direction}>
      <span aria-hidden>{sign}</span>
      <span className={classes['words']}>
        {steps > 0 ? `${words[direction]} by ${steps}` : words[direction]}
      </span>
    </span>
  );
};
