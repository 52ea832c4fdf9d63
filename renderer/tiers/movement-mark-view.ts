import type { LadderedTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { movementWords } from './movement-words.ts';
import classes from './movement-mark.module.css';

/** A movement in plain elements, for cells that are drawn in every frame. */
export type MovementMarkView = {
  readonly element: HTMLElement;
  readonly update: (from: number, to: number, tiers: readonly LadderedTier[]) => void;
};

/** Looks as `MovementMark` does; what stays the same is not touched. */
export const createMovementMark = (): MovementMarkView => {
  const element = document.createElement('span');
  element.className = classes['mark'] ?? '';
  const arrow = document.createElement('span');
  arrow.ariaHidden = 'true';
  const spoken = document.createElement('span');
  spoken.className = classes['words'] ?? '';
  element.append(arrow, spoken);
  let shownFrom = -1;
  let shownTo = -1;
  let shownOf: readonly LadderedTier[] = [];
  return {
    element,
    update: (from, to, tiers) => {
      if (from === shownFrom && to === shownTo && tiers === shownOf) return;
      shownOf = tiers;
      shownFrom = from;
      shownTo = to;
      const { direction, sign, text } = movementWords(from, to, tiers);
      arrow.textContent = sign;
      spoken.textContent = text;
      element.dataset['direction'] = direction;
    },
  };
};
