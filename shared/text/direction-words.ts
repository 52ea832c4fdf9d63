import type { Direction } from '../model/directions.ts';

/** What a partner does, in a cell or a sentence. */
export const directionWords: Readonly<Record<Direction, string>> = {
  up: 'rises',
  down: 'falls',
  same: 'stays',
  other: 'in or out',
  across: 'changes ladder',
};

/** What those who do it are called, on a group or a choice. */
export const directionNames: Readonly<Record<Direction, string>> = {
  up: 'Rise',
  down: 'Fall',
  same: 'Stay',
  other: 'In or out',
  across: 'Change ladder',
};
