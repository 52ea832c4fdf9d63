/** A corner of a block of cells: a row by its index in the grid, a column by its place. */
type Corner = { readonly row: number; readonly column: number };

/** Rows and columns of a block, both ends included. */
export type CellBlock = {
  readonly fromRow: number;
  readonly toRow: number;
  readonly columns: readonly string[];
};

/** The block of cells that is marked, by mouse or keys, from where it began to where it was drawn. */
export type BlockSelection = {
  /** Begins anew at a cell, or draws the block to it. */
  readonly put: (row: number, column: string, isDrawn: boolean) => void;
  readonly all: (rows: number) => void;
  readonly clear: () => void;
  readonly has: (row: number, column: string) => boolean;
  /** Null where no cell is marked. */
  readonly block: () => CellBlock | null;
};

/**
 * Keeps one block. `columnsNow` are the columns in the order in which they stand; `changed` is called when
 * other cells belong to the block.
 */
export const createBlockSelection = (
  columnsNow: () => readonly string[],
  changed: () => void,
): BlockSelection => {
  let from: Corner | null = null;
  let to: Corner | null = null;
  let marked: ReadonlySet<string> = new Set();
  const block = (): CellBlock | null => {
    if (from === null || to === null) return null;
    const [first, last] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
    return {
      fromRow: Math.min(from.row, to.row),
      toRow: Math.max(from.row, to.row),
      columns: columnsNow().slice(first, last + 1),
    };
  };
  const show = (): void => {
    marked = new Set(block()?.columns ?? []);
    changed();
  };
  return {
    put: (row, column, isDrawn) => {
      const corner = { row, column: columnsNow().indexOf(column) };
      if (corner.column < 0) return;
      if (!isDrawn || from === null) from = corner;
      if (to?.row === corner.row && to.column === corner.column && isDrawn) return;
      to = corner;
      show();
    },
    all: (rows) => {
      from = { row: 0, column: 0 };
      to = { row: Math.max(0, rows - 1), column: Math.max(0, columnsNow().length - 1) };
      show();
    },
    clear: () => {
      if (from === null) return;
      from = null;
      to = null;
      show();
    },
    has: (row, column) => {
      if (from === null || to === null || !marked.has(column)) return false;
      return row >= Math.min(from.row, to.row) && row <= Math.max(from.row, to.row);
    },
    block,
  };
};
