import type { Direction } from '#shared/model/directions.ts';
import type { LadderedTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { directionOf } from '#shared/scoring/movement.ts';
import { noTier } from '#shared/scoring/tiers.ts';

const words = { up: 'rises', down: 'falls', same: 'stays', across: 'changes ladder' } as const;

/** Into the tiers, or out of them. */
const crossing = (from: number): string =>
  from === noTier ? 'gets a first tier' : 'loses its tier';

/** A way from one tier to another: as a sign, and in words for who cannot see it. */
export const movementWords = (
  from: number,
  to: number,
  tiers: readonly LadderedTier[],
): { readonly direction: Direction; readonly sign: string; readonly text: string } => {
  const direction = directionOf(from, to, tiers);
  const steps = direction === 'up' || direction === 'down' ? Math.abs(to - from) : 0;
  const sign = { up: `▲ ${steps}`, down: `▼ ${steps}`, same: '·', other: '◇', across: '⇄' }[
    direction
  ];
  return {
    direction,
    sign,
    text:
      direction === 'other'
        ? crossing(from)
        : steps > 0
          ? `${words[direction]} by ${steps}`
          : words[direction],
  };
};
