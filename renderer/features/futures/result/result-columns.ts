import type { CellPlace, CellView, SlotColumn } from '#renderer/grid/slot-column.ts';
import { createTierBadge } from '#renderer/tiers/tier-badge-view.ts';
import { formatCount, formatNumber } from '#renderer/ui/format.ts';
import type { FutureRow } from './future-rows.ts';
import { rowBehind, tiersOf } from './result-source.ts';

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

const arrows = { up: '▲', down: '▼', same: '', other: '◆', across: '⇄' } as const;

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
): SlotColumn => ({ colId, headerName, width, type: 'rightAligned', read: text(read) });

const tierView = (which: 'tierNow' | 'tierThen'): CellView => {
  const { element, update } = createTierBadge();
  return {
    element,
    update: (cell) => {
      const row = rowBehind(cell);
      if (row !== null) update(tiersOf(cell)[row[which]] ?? null, row[which]);
    },
  };
};

const arrowView = (): CellView => {
  const element = document.createElement('span');
  return {
    element,
    update: (cell, frame) => {
      const direction = rowBehind(cell)?.direction ?? 'same';
      element.textContent = arrows[direction];
      frame.style.padding = '0';
      frame.style.textAlign = 'center';
      frame.style.color = direction === 'up' ? 'var(--tw-up)' : 'var(--tw-down)';
    },
  };
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
      read: text(({ name }) => name),
    },
    {
      colId: 'tierNow',
      headerName: 'Tier now',
      flex: 1,
      minWidth: 104,
      view: () => tierView('tierNow'),
    },
    {
      colId: 'direction',
      headerName: 'Move',
      width: 54,
      view: arrowView,
    },
    {
      colId: 'tierThen',
      headerName: 'Tier then',
      flex: 1,
      minWidth: 104,
      view: () => tierView('tierThen'),
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
