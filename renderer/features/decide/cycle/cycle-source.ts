import type { CellPlace } from '#renderer/grid/slot-column.ts';
import type { CycleTable } from '#shared/cycle/cycle-table.ts';
import type { CycleView } from '#shared/model/review-cycle.ts';

/** What the grid of a cycle reads from: the rows that are shown, in their order. */
export type CycleSource = {
  readonly view: CycleView;
  readonly table: CycleTable;
  readonly rows: Uint32Array;
};

/** The row of figures behind a cell; null for a place beyond the last. */
export const cycleRowOf = ({
  data,
  context,
}: CellPlace): { readonly source: CycleSource; readonly row: number } | null => {
  const source = context as CycleSource;
  const row = data === undefined ? undefined : source.rows[data.place];
  return row === undefined ? null : { source, row };
};
