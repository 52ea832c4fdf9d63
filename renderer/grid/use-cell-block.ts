import type {
  CellKeyDownEvent,
  CellMouseDownEvent,
  CellMouseOverEvent,
  CellPosition,
  GridApi,
  NavigateToNextCellParams,
} from 'ag-grid-community';
import { useEffect, useMemo, useState } from 'react';
import { writeClipboard } from '../ui/write-clipboard.ts';
import { createBlockSelection, type CellBlock } from './cell-block.ts';
import type { LiveCells } from './slot-cell.ts';
import type { Slot, SlotColumn } from './slot-column.ts';

/** What a block says on the clipboard; null where it is too large, with the reason. */
export type CopyBlock = (
  block: CellBlock,
  withHeadings: boolean,
) => { readonly text: string; readonly html: string } | { readonly refused: string };

type CellBlockHandlers = {
  readonly onCellMouseDown: (event: CellMouseDownEvent<Slot>) => void;
  readonly onCellMouseOver: (event: CellMouseOverEvent<Slot>) => void;
  readonly navigateToNextCell: (params: NavigateToNextCellParams<Slot>) => CellPosition | null;
  /** True where the key was for the block. */
  readonly takeKey: (event: CellKeyDownEvent<Slot>) => boolean;
  /** What was done last, to be read out. */
  readonly said: string;
};

/**
 * A block of cells by mouse and by shift and arrows, and its way to the clipboard: Ctrl or Cmd with C
 * copies it with headings, with Shift as well without, with A marks everything, Escape lets go.
 */
export const useCellBlock = (
  api: GridApi<Slot> | null,
  live: LiveCells,
  rows: number,
  columns: readonly SlotColumn[],
  question: object | undefined,
  copy: CopyBlock | undefined,
): CellBlockHandlers => {
  const [said, setSaid] = useState('');
  const selection = useMemo(
    () =>
      createBlockSelection(
        () => api?.getAllDisplayedColumns().map((column) => column.getColId()) ?? [],
        live.mark,
      ),
    [api, live],
  );
  useEffect(() => {
    live.markBy(selection.has);
    return () => live.markBy(() => false);
  }, [live, selection]);
  // Other rows or columns stand there now: a block of the old ones would tell of others.
  useEffect(() => selection.clear, [selection, rows, columns, question]);

  const put = ({ rowIndex, rowPinned, column }: CellPosition, isDrawn: boolean): void => {
    if (copy === undefined || (rowPinned ?? null) !== null) return;
    selection.put(rowIndex, column.getColId(), isDrawn);
  };
  const copyNow = (withHeadings: boolean): void => {
    const block = selection.block();
    if (block === null || copy === undefined) return;
    const copied = copy(block, withHeadings);
    if ('refused' in copied) {
      setSaid(copied.refused);
      return;
    }
    const count = block.toRow - block.fromRow + 1;
    setSaid(
      writeClipboard(copied.text, copied.html)
        ? `Copied ${count} × ${block.columns.length} cells${withHeadings ? ' with headings' : ''}`
        : 'The clipboard was refused by the system',
    );
  };

  return {
    said,
    onCellMouseDown: ({ event, rowIndex, rowPinned, column }) => {
      const isMain = event instanceof MouseEvent && event.button === 0;
      if (isMain && rowIndex !== null) {
        put({ rowIndex, rowPinned: rowPinned ?? null, column }, event.shiftKey);
      }
    },
    onCellMouseOver: ({ event, rowIndex, rowPinned, column }) => {
      const isHeld = event instanceof MouseEvent && event.buttons === 1;
      if (isHeld && rowIndex !== null)
        put({ rowIndex, rowPinned: rowPinned ?? null, column }, true);
    },
    navigateToNextCell: ({ event, previousCellPosition, nextCellPosition }) => {
      if (copy !== undefined && nextCellPosition !== null) {
        const isDrawn = event?.shiftKey === true;
        if (isDrawn && selection.block() === null) put(previousCellPosition, false);
        put(nextCellPosition, isDrawn);
      }
      return nextCellPosition;
    },
    takeKey: ({ event }) => {
      if (copy === undefined || !(event instanceof KeyboardEvent)) return false;
      const key = event.key.toLowerCase();
      const isCommand = event.ctrlKey || event.metaKey;
      if (key === 'escape') selection.clear();
      else if (isCommand && key === 'a') selection.all(rows);
      else if (isCommand && key === 'c') copyNow(!event.shiftKey);
      else return false;
      event.preventDefault();
      return true;
    },
  };
};
