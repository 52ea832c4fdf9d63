import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { CellPlace, CellView, Slot, SlotColumn } from './slot-column.ts';

/** The cells that a grid shows at present, and what they read from. */
export type LiveCells = {
  /** Brings every cell up to date. */
  readonly draw: () => void;
  /** Brings the marks of every cell up to date, not what it says. */
  readonly mark: () => void;
  /** Whether the cell in a row, by its index in the grid, and column belongs to the marked block. */
  readonly isMarked: (row: number, column: string) => boolean;
  /** Tells from now on which cells are marked. */
  readonly markBy: (isMarked: LiveCells['isMarked']) => void;
  /** What kind of row stands at a place, for its look; '' for an ordinary one. */
  readonly kindOf: (place: number) => string;
  /** Reads from another source from now on. */
  readonly show: (source: unknown, kindOf: LiveCells['kindOf']) => void;
  readonly source: () => unknown;
  readonly add: (cell: SlotCell) => void;
  readonly remove: (cell: SlotCell) => void;
};

export const createLiveCells = (first: unknown): LiveCells => {
  const cells = new Set<SlotCell>();
  let source = first;
  let isMarked: LiveCells['isMarked'] = () => false;
  let kindOf: LiveCells['kindOf'] = () => '';
  const draw = (): void => {
    for (const cell of cells) cell.draw();
  };
  return {
    draw,
    mark: () => {
      for (const cell of cells) cell.mark();
    },
    isMarked: (row, column) => isMarked(row, column),
    markBy: (next) => {
      isMarked = next;
    },
    kindOf: (place) => kindOf(place),
    show: (next, nextKind) => {
      source = next;
      kindOf = nextKind;
      draw();
    },
    source: () => source,
    add: (cell) => cells.add(cell),
    remove: (cell) => cells.delete(cell),
  };
};

/** What a column hands to its cells. */
export type SlotCellParams = {
  readonly slot: { readonly column: SlotColumn; readonly live: LiveCells };
};

type CellParams = ICellRendererParams<Slot> & SlotCellParams;

const textView = (read: (cell: CellPlace) => string): CellView => {
  const element = document.createElement('span');
  const text = document.createTextNode('');
  element.append(text);
  let shown = '';
  return {
    element,
    update: (cell) => {
      const next = read(cell);
      if (next !== shown) {
        shown = next;
        text.data = next;
      }
    },
  };
};

/**
 * A cell that draws itself from the source of its grid. AG Grid makes and unmakes it; what it shows is
 * changed past AG Grid, whose own refresh of a cell costs more than a frame leaves for all of them.
 */
export class SlotCell implements ICellRendererComp<Slot> {
  private view: CellView | null = null;
  private params: CellParams | null = null;
  /** What the cell looks like, so that a frame asks nothing of the page. */
  private kind = '';
  private isMarked = false;

  init(params: CellParams): void {
    const { column, live } = params.slot;
    this.params = params;
    this.view = 'view' in column ? column.view() : textView(column.read);
    live.add(this);
    this.draw();
  }

  getGui(): HTMLElement {
    return this.view?.element ?? document.createElement('span');
  }

  draw(): void {
    if (this.params === null || this.view === null) return;
    const { node, eGridCell, slot } = this.params;
    this.view.update({ data: node.data, context: slot.live.source() }, eGridCell);
    const kind = node.data === undefined ? '' : slot.live.kindOf(node.data.place);
    if (kind !== this.kind) {
      this.kind = kind;
      eGridCell.dataset['kind'] = kind;
    }
    this.mark();
  }

  /** Shows whether the cell belongs to the marked block. */
  mark(): void {
    if (this.params === null) return;
    const { node, column, eGridCell, slot } = this.params;
    const isMarked =
      node.rowPinned === null || node.rowPinned === undefined
        ? slot.live.isMarked(node.rowIndex ?? -1, column?.getColId() ?? '')
        : false;
    if (isMarked !== this.isMarked) {
      this.isMarked = isMarked;
      eGridCell.toggleAttribute('data-marked', isMarked);
    }
  }

  refresh(params: CellParams): boolean {
    // The column stays what it is for as long as its cells live: another one makes other cells.
    const isSame = params.slot.column === this.params?.slot.column;
    this.params = params;
    if (isSame) this.draw();
    return isSame;
  }

  destroy(): void {
    this.params?.slot.live.remove(this);
  }
}
