import type { ColDef } from 'ag-grid-community';

/**
 * A row of the grid: a place in an order that is kept outside, see `DataGrid`. The n-th row that stays on
 * top has the place −1 − n, and the line of totals `totalPlace`.
 */
export type Slot = { readonly place: number };

export const totalPlace = -1_000_000;

/** Where a cell stands, and the `source` of its grid, which the columns know by its type. */
export type CellPlace = {
  readonly data?: Slot | undefined;
  readonly context: unknown;
};

/** The inside of one cell; made once and brought up to date as often as the source changes. */
export type CellView = {
  readonly element: HTMLElement;
  /** Draws what stands there now; `frame` is the cell itself, for its ground and its weight. */
  readonly update: (cell: CellPlace, frame: HTMLElement) => void;
};

/** A column of a `DataGrid`. Its cells are plain elements: a drag draws them sixty times a second. */
export type SlotColumn = Pick<
  ColDef<Slot>,
  'colId' | 'headerName' | 'width' | 'minWidth' | 'maxWidth' | 'flex' | 'pinned' | 'type'
> &
  (
    | {
        /** What the cell says, where text is all that it is. */
        readonly read: (cell: CellPlace) => string;
      }
    | { readonly view: () => CellView }
  );
