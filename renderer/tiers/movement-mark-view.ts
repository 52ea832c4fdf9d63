import { movementWords } from './movement-words.ts';
import classes from './movement-mark.module.css';

/** A movement in plain elements, for cells that are drawn in every frame. */
export type MovementMarkView = {
  readonly element: HTMLElement;
  readonly update: (from: number, to: number) => void;
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
  return {
    element,
    update: (from, to) => {
      if (from === shownFrom && to === shownTo) return;
      shownFrom = from;
      shownTo = to;
      const { direction, sign, text } = movementWords(from, to);
      arrow.textContent = sign;
      spoken.textContent = text;
      element.dataset['direction'] = direction;
    },
  };
};
