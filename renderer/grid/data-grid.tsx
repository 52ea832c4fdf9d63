import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  PinnedRowModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  themeQuartz,
  type ColDef,
  type GridApi,
  type Module,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { styleNonce } from '../ui/style-nonce.ts';
import { createLiveCells, SlotCell, type LiveCells, type SlotCellParams } from './slot-cell.ts';
import { totalPlace, type Slot, type SlotColumn } from './slot-column.ts';
import { useCellBlock, type CopyBlock } from './use-cell-block.ts';
import classes from './data-grid.module.css';

const modules: Module[] = [
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  PinnedRowModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
];

/** Colours come from the tokens, so light and dark need no second theme. */
const theme = themeQuartz.withParams({
  fontFamily: 'inherit',
  fontSize: 12.5,
  headerFontSize: 12,
  headerFontWeight: 600,
  spacing: 5,
  rowHeight: 30,
  headerHeight: 32,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  backgroundColor: 'var(--mantine-color-body)',
  foregroundColor: 'var(--mantine-color-text)',
  headerBackgroundColor: 'var(--mantine-color-body)',
  headerTextColor: 'var(--mantine-color-dimmed)',
  borderColor: 'var(--mantine-color-default-border)',
  accentColor: 'var(--mantine-primary-color-filled)',
  rowHoverColor: 'var(--mantine-color-default-hover)',
  selectedRowBackgroundColor: 'var(--tw-selected)',
  oddRowBackgroundColor: 'var(--mantine-color-body)',
  browserColorScheme: 'inherit',
});

/**
 * Made once: to AG Grid another object is another setting, and another setting rebuilds every column,
 * which at each step of a drag took longer than the ranking itself.
 */
const defaultColumn: ColDef<Slot> = { sortable: false, resizable: true, suppressMovable: true };
const rowSelection = {
  mode: 'singleRow',
  checkboxes: false,
  enableClickSelection: true,
} as const;
/**
 * A grid is one stop of the Tab key, from header to cells by the arrows: with a stop at every cell, what stands
 * behind 100,000 partners would be out of a keyboard's reach.
 */
const leaveByTab = (): boolean => false;
const idOfSlot = ({ data }: { readonly data: Slot }): string => String(data.place);

/** Rows drawn above and below those in sight: scrolling shows no gap, and a drag draws few in vain. */
const rowsBeyond = 4;

/** More rows than any screen shows: the scrollbar is there from the start, which saves a layout of all cells. */
const rowsOfAnyScreen = 100;

type DataGridProps = {
  readonly label: string;
  readonly columns: readonly SlotColumn[];
  /** How many rows are shown. */
  readonly rows: number;
  /** What the columns read from, as `context`; visible cells are brought up to date when it changes. */
  readonly source: object;
  /** For a source that changes in itself, in every frame of a drag: called whenever it has changed. */
  readonly follow?: (draw: () => void) => () => void;
  /** Place of the selected row, or null. */
  readonly selected?: number | null;
  /**
   * What decides which rows there are and in which order: another object is another question, which is
   * answered from its first row.
   */
  readonly question?: object;
  readonly onSelect?: (place: number) => void;
  /** A header was chosen; sorting is done outside, so that an order of 100,000 stays cheap. */
  readonly onSort?: (column: string) => void;
  /** How many rows stay on top, see `Slot`. */
  readonly pinned?: number;
  /** Whether a line of totals stays at the bottom. */
  readonly hasTotals?: boolean;
  /** What kind of row stands at a place, for its look: `group`, `total` or `pinned`. */
  readonly kindOf?: (place: number) => string;
  /** What a block of cells says on the clipboard; without it no block can be marked. */
  readonly copy?: CopyBlock;
  /** A key that means nothing to the grid was pressed in a row, alone or with Shift. */
  readonly onKey?: (key: string, place: number) => void;
};

const totalSlots: Slot[] = [{ place: totalPlace }];
const noSlots: Slot[] = [];
const plainKind = (): string => '';

const slots: Slot[] = [];

/** The first `count` places; the objects are made once and shared by all grids. */
const slotsUpTo = (count: number): Slot[] => {
  while (slots.length < count) {
    slots.push({ place: slots.length });
  }
  return slots.slice(0, count);
};

const columnDefs = (columns: readonly SlotColumn[], live: LiveCells): ColDef<Slot>[] =>
  columns.map((column) => {
    const params: SlotCellParams = { slot: { column, live } };
    const { colId, headerName, width, minWidth, maxWidth, flex, pinned, type } = column;
    const layout = { colId, headerName, width, minWidth, maxWidth, flex, pinned, type };
    const given = Object.entries(layout).filter(([, value]) => value !== undefined);
    return {
      ...Object.fromEntries(given),
      cellRenderer: SlotCell,
      cellRendererParams: params,
    };
  });

/**
 * A grid whose rows are places: the n-th row shows whatever partner stands n-th now, looked up by the
 * columns. A new ranking is therefore a change of the texts in sight, at any size; cells make it
 * themselves, so that a frame of a drag asks nothing of React or AG Grid.
 */
export const DataGrid = (props: DataGridProps) => {
  const { label, columns, rows, source, follow, selected = null } = props;
  const [live] = useState<LiveCells>(() => createLiveCells(source));
  const [api, setApi] = useState<GridApi<Slot> | null>(null);
  const rowData = useMemo(() => slotsUpTo(rows), [rows]);
  const { question, pinned = 0, hasTotals = false, kindOf = plainKind, copy } = props;
  const pinnedRows = useMemo(
    () => Array.from({ length: pinned }, (_, index): Slot => ({ place: -1 - index })),
    [pinned],
  );
  const block = useCellBlock(api, live, rows, columns, question, copy);
  const columnsShown = useMemo(() => columnDefs(columns, live), [columns, live]);

  useEffect(() => {
    live.show(source, kindOf);
  }, [live, source, kindOf]);

  useEffect(() => follow?.(live.draw), [live, follow]);

  useEffect(() => {
    if (api === null) return;
    const node = selected === null ? undefined : api.getRowNode(String(selected));
    if (node === undefined) api.deselectAll();
    else node.setSelected(true, true);
  }, [api, selected, source, rows]);

  // Chosen elsewhere, in the palette for example; what is in view already does not move.
  useEffect(() => {
    if (api === null || selected === null || selected >= rows) return undefined;
    // Asking where rows are costs a layout, which the frame makes anyway.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        // The row below as well: a scrollbar that appears afterwards must not cover the chosen one.
        api.ensureIndexVisible(Math.min(selected + 1, rows - 1));
        api.ensureIndexVisible(selected);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [api, selected, rows]);

  const answered = useRef(question);
  useEffect(() => {
    if (api === null || answered.current === question) return;
    answered.current = question;
    // Whoever has chosen a row stays with it.
    if (selected === null && rows > 0) api.ensureIndexVisible(0, 'top');
  }, [api, question, selected, rows]);

  const select = (place: number | undefined): void => {
    if (place !== undefined) props.onSelect?.(place);
  };

  return (
    <div className={classes['grid']} role="region" aria-label={label}>
      <AgGridReact<Slot>
        modules={modules}
        theme={theme}
        styleNonce={styleNonce()}
        rowData={rowData}
        columnDefs={columnsShown}
        getRowId={idOfSlot}
        defaultColDef={defaultColumn}
        rowSelection={rowSelection}
        ensureDomOrder
        rowBuffer={rowsBeyond}
        alwaysShowVerticalScroll={rows > rowsOfAnyScreen}
        suppressScrollOnNewData
        animateRows={false}
        onGridReady={(event) => setApi(event.api)}
        onCellClicked={({ data }) => select(data?.place)}
        pinnedTopRowData={pinnedRows}
        pinnedBottomRowData={hasTotals ? totalSlots : noSlots}
        navigateToNextCell={block.navigateToNextCell}
        tabToNextCell={leaveByTab}
        tabToNextHeader={leaveByTab}
        onCellMouseDown={block.onCellMouseDown}
        onCellMouseOver={block.onCellMouseOver}
        onCellKeyDown={(pressed) => {
          const event = pressed.event instanceof KeyboardEvent ? pressed.event : null;
          const key = event?.key ?? '';
          // The events of two kinds of rows differ in type alone.
          if ('column' in pressed && block.takeKey(pressed)) return;
          if (key === 'Enter' || key === ' ') select(pressed.data?.place);
          else if (event?.ctrlKey === true || event?.metaKey === true || event?.altKey === true)
            return;
          else if (pressed.data !== undefined) props.onKey?.(key, pressed.data.place);
        }}
        onColumnHeaderClicked={({ column }) => {
          if ('getColId' in column) props.onSort?.(column.getColId());
        }}
      />
      <div className={classes['said']} role="status">
        {block.said}
      </div>
    </div>
  );
};
