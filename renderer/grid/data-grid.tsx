import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  themeQuartz,
  type ColDef,
  type GridApi,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { styleNonce } from '../ui/style-nonce.ts';
import classes from './data-grid.module.css';

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
]);

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

/** A row of the grid: a place in an order that is kept outside, see `DataGrid`. */
export type Slot = { readonly place: number };

export type SlotColumn = ColDef<Slot>;

/**
 * Made once: to AG Grid another object is another setting, and another setting rebuilds every column,
 * which at each step of a drag took longer than the ranking itself.
 */
const defaultColumn: SlotColumn = { sortable: false, resizable: true, suppressMovable: true };
const rowSelection = {
  mode: 'singleRow',
  checkboxes: false,
  enableClickSelection: true,
} as const;
const idOfSlot = ({ data }: { readonly data: Slot }): string => String(data.place);

type DataGridProps = {
  readonly label: string;
  readonly columns: readonly SlotColumn[];
  /** How many rows are shown. */
  readonly rows: number;
  /** What the columns read from, as `context`; every visible cell is drawn again when it changes. */
  readonly source?: object;
  /** For columns that read from elsewhere: visible cells are drawn again when it changes. */
  readonly version?: number;
  /** Place of the selected row, or null. */
  readonly selected?: number | null;
  readonly onSelect?: (place: number) => void;
  /** A header was chosen; sorting is done outside, so that an order of 100,000 stays cheap. */
  readonly onSort?: (column: string) => void;
};

const slots: Slot[] = [];

/** The first `count` places; the objects are made once and shared by all grids. */
const slotsUpTo = (count: number): Slot[] => {
  while (slots.length < count) {
    slots.push({ place: slots.length });
  }
  return slots.slice(0, count);
};

/**
 * A grid whose rows are places: the n-th row shows whatever partner stands n-th now, looked up by the
 * columns' value getters. A new ranking is therefore one redraw of the visible cells, at any size.
 */
export const DataGrid = ({
  label,
  columns,
  rows,
  source,
  version = 0,
  selected = null,
  onSelect,
  onSort,
}: DataGridProps) => {
  const api = useRef<GridApi<Slot> | null>(null);
  const [isReady, setIsReady] = useState(false);
  const rowData = useMemo(() => slotsUpTo(rows), [rows]);
  const columnDefs = useMemo(() => [...columns], [columns]);

  useEffect(() => {
    api.current?.refreshCells({ force: true });
  }, [source, version]);

  useEffect(() => {
    const grid = api.current;
    if (grid === null) return;
    const node = selected === null ? undefined : grid.getRowNode(String(selected));
    if (node === undefined) grid.deselectAll();
    else node.setSelected(true, true);
  }, [selected, source, version, rows, isReady]);

  // Chosen elsewhere, in the palette for example; what is in view already does not move.
  useEffect(() => {
    if (isReady && selected !== null && selected < rows) api.current?.ensureIndexVisible(selected);
  }, [isReady, selected, rows]);

  const takeSelection = useCallback(
    (place: number | undefined) => {
      if (place !== undefined) onSelect?.(place);
    },
    [onSelect],
  );

  return (
    <div className={classes['grid']} role="region" aria-label={label}>
      <AgGridReact<Slot>
        theme={theme}
        styleNonce={styleNonce()}
        rowData={rowData}
        columnDefs={columnDefs}
        context={source}
        getRowId={idOfSlot}
        defaultColDef={defaultColumn}
        rowSelection={rowSelection}
        ensureDomOrder
        suppressScrollOnNewData
        animateRows={false}
        onGridReady={(event) => {
          api.current = event.api;
          setIsReady(true);
        }}
        onCellClicked={({ data }) => takeSelection(data?.place)}
        onCellKeyDown={({ data, event }) => {
          const key = event instanceof KeyboardEvent ? event.key : '';
          if (key === 'Enter' || key === ' ') takeSelection(data?.place);
        }}
        onColumnHeaderClicked={({ column }) => {
          if ('getColId' in column) onSort?.(column.getColId());
        }}
      />
    </div>
  );
};
