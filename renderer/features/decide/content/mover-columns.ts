import type { CellView, SlotColumn } from '#renderer/grid/slot-column.ts';
import { createTierBadge } from '#renderer/tiers/tier-badge-view.ts';
import { moverBehind, reasonBehind } from './mover-source.ts';
import type { MoverRow } from './proposal-content.ts';

const badgeView = (
  tierOf: (mover: MoverRow) => { readonly tier: MoverRow['from']; readonly index: number },
): CellView => {
  const { element, update } = createTierBadge();
  return {
    element,
    update: (cell) => {
      const mover = moverBehind(cell);
      if (mover === undefined) return;
      const { tier, index } = tierOf(mover);
      update(tier, index);
    },
  };
};

const reasonView = (): CellView => {
  const element = document.createElement('span');
  return {
    element,
    update: (cell) => {
      const reason = reasonBehind(cell);
      element.title = reason;
      element.textContent = reason;
    },
  };
};

/** Who moves, from where to where, and why. */
export const moverColumns: readonly SlotColumn[] = [
  {
    colId: 'name',
    headerName: 'Partner',
    width: 176,
    read: (cell) => moverBehind(cell)?.name ?? '',
  },
  {
    colId: 'from',
    headerName: 'Tier today',
    width: 112,
    view: () => badgeView(({ from, fromIndex }) => ({ tier: from, index: fromIndex })),
  },
  {
    colId: 'to',
    headerName: 'Proposed',
    width: 112,
    view: () => badgeView(({ to, toIndex }) => ({ tier: to, index: toIndex })),
  },
  {
    colId: 'reason',
    headerName: 'Why',
    flex: 1,
    minWidth: 260,
    read: reasonBehind,
    view: reasonView,
  },
];
