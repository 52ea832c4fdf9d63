import { shownColumn, type Shown, type ShownColumn } from '#renderer/grid/shown-column.ts';
import type { SlotColumn } from '#renderer/grid/slot-column.ts';
import { letterKindWords, toldWords, type ToldPartner } from '#shared/letters/told.ts';

/** What the grid of partners reads from: those that fit the filter. */
export type LetterSource = Shown<ToldPartner>;

const column: ShownColumn<ToldPartner> = shownColumn;

export const letterColumns: readonly SlotColumn[] = [
  column('name', 'Partner', ({ name }) => name, { flex: 1, minWidth: 136 }),
  column('current', 'Until now', ({ current }) => current, { width: 94 }),
  column('proposed', 'Decided', ({ proposed }) => proposed, { width: 94 }),
  column('kind', 'Letter', ({ kind }) => letterKindWords[kind], { width: 88 }),
  column('state', 'Told', ({ state }) => toldWords[state], { width: 108 }),
  column('day', 'On', ({ last }) => last?.day ?? '', { width: 108 }),
  column('by', 'By', ({ last }) => last?.by ?? '', { width: 96 }),
];
