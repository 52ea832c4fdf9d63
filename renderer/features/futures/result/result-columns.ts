import type { SlotColumn } from '#renderer/grid/data-grid.tsx';
import { formatCount, formatNumber } from '#renderer/ui/format.ts';
import type { FutureRow } from './future-rows.ts';
import { rowBehind, tiersOf, type CellPlace } from './result-source.ts';
import { TierNowCell, TierThenCell } from './tier-cells.tsx';

/** Columns by which the result can be ordered. */
export const resultSorts = [
  'name',
  'tierNow',
  'tierThen',
  'change',
  'scoreNow',
  'scoreThen',
  'rankNow',
  'rankThen',
] as const;

export type ResultSort = (typeof resultSorts)[number];

const signedPoints = (change: number): string =>
  `${change > 0 ? '+' : ''}${formatNumber(change, 1)}`.replace('-', '−');

const points = (score: number | null): string => (score === null ? '–' : formatNumber(score, 1));

const arrows = { up: '▲', down: '▼', same: '', other: '◆' } as const;

const text =
  (read: (row: FutureRow) => string) =>
  (cell: CellPlace): string => {
    const row = rowBehind(cell);
    return row === null ? '' : read(row);
  };

const figure = (
  colId: ResultSort,
  headerName: string,
  width: number,
  read: (row: FutureRow) => string,
): SlotColumn => ({ colId, headerName, width, type: 'rightAligned', valueGetter: text(read) });

const tierName = (cell: CellPlace, which: 'tierNow' | 'tierThen'): string => {
  const row = rowBehind(cell);
  return row === null ? '' : (tiersOf(cell)[row[which]]?.name ?? 'No tier');
};

/** A partner now and then: tiers, change of score, scores and ranks; `sorted` wears the arrow. */
export const resultColumns = (sorted: {
  readonly by: ResultSort;
  readonly isDescending: boolean;
}): readonly SlotColumn[] => {
  const columns: readonly SlotColumn[] = [
    {
      colId: 'name',
      headerName: 'Partner',
      flex: 2,
      minWidth: 120,
      valueGetter: text(({ name }) => name),
    },
    {
      colId: 'tierNow',
      headerName: 'Tier now',
      flex: 1,
      minWidth: 104,
      valueGetter: (cell) => tierName(cell, 'tierNow'),
      cellRenderer: TierNowCell,
    },
    {
      colId: 'direction',
      headerName: 'Move',
      width: 54,
      valueGetter: text(({ direction }) => arrows[direction]),
      cellStyle: (cell) => ({
        padding: 0,
        textAlign: 'center',
        color: rowBehind(cell)?.direction === 'up' ? 'var(--tw-up)' : 'var(--tw-down)',
      }),
    },
    {
      colId: 'tierThen',
      headerName: 'Tier then',
      flex: 1,
      minWidth: 104,
      valueGetter: (cell) => tierName(cell, 'tierThen'),
      cellRenderer: TierThenCell,
    },
    figure('change', 'Change', 82, ({ change }) => (change === null ? '–' : signedPoints(change))),
    figure('scoreNow', 'Score', 66, ({ scoreNow }) => points(scoreNow)),
    figure('scoreThen', 'then', 56, ({ scoreThen }) => points(scoreThen)),
    figure('rankNow', 'Rank', 66, ({ rankNow }) => formatCount(rankNow)),
    figure('rankThen', 'then', 58, ({ rankThen }) => formatCount(rankThen)),
  ];
  return columns.map((column) =>
    column.colId === sorted.by
      ? { ...column, headerName: `${column.headerName ?? ''} ${sorted.isDescending ? '↓' : '↑'}` }
      : column,
  );
};
