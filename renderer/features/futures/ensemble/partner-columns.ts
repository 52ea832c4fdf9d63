import type { CellPlace, SlotColumn } from '#renderer/grid/slot-column.ts';
import { createTierBadge } from '#renderer/tiers/tier-badge-view.ts';
import { formatNumber, formatPercent } from '#renderer/ui/format.ts';
import { groupNames } from '#shared/ensemble/run/resilience.ts';
import {
  figureOf,
  rowBehind,
  sourceOf,
  type PartnerOrder,
  type PartnerSort,
} from './partner-rows.ts';

const percent = (share: number): string => formatPercent(share, 0);
const points = (value: number): string => formatNumber(value, 1);

const figure = (
  colId: Exclude<PartnerSort, 'name'>,
  headerName: string,
  width: number,
  words: (value: number) => string,
): SlotColumn => ({
  colId,
  headerName,
  width,
  type: 'rightAligned',
  read: (cell) => {
    const row = rowBehind(cell);
    const value = row === undefined ? NaN : figureOf(sourceOf(cell), colId, row);
    return Number.isNaN(value) ? '–' : words(value);
  },
});

const hurtsWords = (cell: CellPlace): string => {
  const row = rowBehind(cell);
  const { hurts, run } = sourceOf(cell);
  const place = row === undefined ? -1 : (hurts?.driver[row] ?? -1);
  const driver = run.facts.drivers[place];
  if (row === undefined || hurts === null || driver === undefined) return '–';
  const end = hurts.isHigh[row] === 1 ? 'high' : 'low';
  return `${driver.name} ${end}: −${points(hurts.points[row] ?? 0)}`;
};

/** Partners over all futures; the column that orders them wears the arrow. */
export const partnerColumns = (order: PartnerOrder): readonly SlotColumn[] => {
  const columns: readonly SlotColumn[] = [
    {
      colId: 'name',
      headerName: 'Partner',
      pinned: 'left',
      width: 190,
      read: (cell) => sourceOf(cell).names[rowBehind(cell) ?? -1] ?? '',
    },
    {
      colId: 'today',
      headerName: 'Tier now',
      width: 118,
      view: () => {
        const badge = createTierBadge();
        return {
          element: badge.element,
          update: (cell) => {
            const row = rowBehind(cell);
            const { partners, tiers } = sourceOf(cell);
            const today = partners[row ?? -1]?.today;
            if (today !== undefined) badge.update(tiers[today] ?? null, today);
          },
        };
      },
    },
    {
      colId: 'group',
      headerName: 'Group',
      width: 112,
      read: (cell) => {
        const group = sourceOf(cell).partners[rowBehind(cell) ?? -1]?.group ?? null;
        return group === null ? '–' : groupNames[group];
      },
    },
    figure('holds', 'Holds', 74, percent),
    figure('rises', 'Rises', 72, percent),
    figure('worst', 'Worst', 72, points),
    figure('mean', 'Mean', 72, points),
    figure('best', 'Best', 68, points),
    figure('regret', 'Regret', 76, points),
    figure('regret90', 'in 90 %', 76, points),
    { colId: 'hurts', headerName: 'Hurts most', flex: 1, minWidth: 190, read: hurtsWords },
  ];
  return columns.map((column) =>
    column.colId === order.by
      ? { ...column, headerName: `${column.headerName ?? ''} ${order.isDescending ? '↓' : '↑'}` }
      : column,
  );
};
