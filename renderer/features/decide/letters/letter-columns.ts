import type { CellPlace, SlotColumn } from '#renderer/grid/slot-column.ts';
import { letterKindWords, toldWords, type ToldPartner } from '#shared/letters/told.ts';

/** What the grid of partners reads from: those that fit the filter. */
export type LetterSource = { readonly shown: readonly ToldPartner[] };

const column = (
  colId: string,
  headerName: string,
  tell: (partner: ToldPartner) => string,
  layout: Pick<SlotColumn, 'width' | 'flex' | 'minWidth' | 'type'>,
): SlotColumn => ({
  colId,
  headerName,
  ...layout,
  read: ({ data, context }: CellPlace) => {
    const partner = data === undefined ? undefined : (context as LetterSource).shown[data.place];
    return partner === undefined ? '' : tell(partner);
  },
});

export const letterColumns: readonly SlotColumn[] = [
  column('name', 'Partner', ({ name }) => name, { flex: 1, minWidth: 136 }),
  column('current', 'Until now', ({ current }) => current, { width: 94 }),
  column('proposed', 'Decided', ({ proposed }) => proposed, { width: 94 }),
  column('kind', 'Letter', ({ kind }) => letterKindWords[kind], { width: 88 }),
  column('state', 'Told', ({ state }) => toldWords[state], { width: 108 }),
  column('day', 'On', ({ last }) => last?.day ?? '', { width: 108 }),
  column('by', 'By', ({ last }) => last?.by ?? '', { width: 96 }),
];
