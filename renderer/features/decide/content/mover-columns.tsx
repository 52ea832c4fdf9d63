import type { SlotColumn } from '#renderer/grid/data-grid.tsx';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { moverBehind, reasonBehind, type CellPlace } from './mover-source.ts';

const FromCell = (cell: CellPlace) => {
  const mover = moverBehind(cell);
  return mover === undefined ? null : <TierBadge tier={mover.from} index={mover.fromIndex} />;
};

const ToCell = (cell: CellPlace) => {
  const mover = moverBehind(cell);
  return mover === undefined ? null : <TierBadge tier={mover.to} index={mover.toIndex} />;
};

const ReasonCell = (cell: CellPlace) => {
  const reason = reasonBehind(cell);
  return <span title={reason}>{reason}</span>;
};

/** Who moves, from where to where, and why. */
export const moverColumns: readonly SlotColumn[] = [
  {
    colId: 'name',
    headerName: 'Partner',
    width: 176,
    valueGetter: (cell) => moverBehind(cell)?.name ?? '',
  },
  {
    colId: 'from',
    headerName: 'Tier today',
    width: 112,
    valueGetter: (cell) => moverBehind(cell)?.from?.name ?? 'No tier',
    cellRenderer: FromCell,
  },
  {
    colId: 'to',
    headerName: 'Proposed',
    width: 112,
    valueGetter: (cell) => moverBehind(cell)?.to?.name ?? 'No tier',
    cellRenderer: ToCell,
  },
  {
    colId: 'reason',
    headerName: 'Why',
    flex: 1,
    minWidth: 260,
    valueGetter: reasonBehind,
    cellRenderer: ReasonCell,
  },
];
