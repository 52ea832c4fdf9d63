import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { CellPlace, CellView, Slot, SlotColumn } from './slot-column.ts';

/** The cells that a grid shows at present, and what they read from. */
export type LiveCells = {
  /** Brings every cell up to date. */
  readonly draw: () => void;
  /** Reads from another source from now on. */
  readonly show: (source: unknown) => void;
  readonly source: () => unknown;
  readonly add: (cell: SlotCell) => void;
  readonly remove: (cell: SlotCell) => void;
};

export const createLiveCells = (first: unknown): LiveCells => {
  const cells = new Set<SlotCell>();
  let source = first;
  const draw = (): void => {
    for (const cell of cells) cell.draw();
  };
  return {
    draw,
    show: (next) => {
      source = next;
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
