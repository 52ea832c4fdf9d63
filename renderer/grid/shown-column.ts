import type { SlotColumn } from './slot-column.ts';

/** What a grid of records reads from: those that fit the filter, in their order. */
export type Shown<T> = { readonly shown: readonly T[] };

/** Makes a column over a source of `Shown<T>` whose cells are what `tell` says of a record. */
export type ShownColumn<T> = (
  colId: string,
  headerName: string,
  tell: (record: T) => string,
  layout: Pick<SlotColumn, 'width' | 'flex' | 'minWidth' | 'type'>,
) => SlotColumn;

/** For records of any type: who uses it names them by `ShownColumn`. */
export const shownColumn: ShownColumn<never> = (colId, headerName, tell, layout) => ({
  colId,
  headerName,
  ...layout,
  read: ({ data, context }) => {
    const record = data === undefined ? undefined : (context as Shown<unknown>).shown[data.place];
    return record === undefined ? '' : tell(record as never);
  },
});
