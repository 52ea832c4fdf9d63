import type { CellPlace, SlotColumn } from '#renderer/grid/slot-column.ts';
import { createTierBadge } from '#renderer/tiers/tier-badge-view.ts';
import { colourOfTier } from '#renderer/tiers/tier-colours.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { TierGroup } from '#shared/scoring/ladders/tier-groups.ts';
import { orderByLikeness } from '#shared/scenario/order-by-likeness.ts';
import { orderByFigure, orderByName } from '../order-rows.ts';
import type { LiveHeatMap } from './live-heat-map.ts';

/** What the heat map's grid reads: which row of the snapshot stands at which place. */
export type HeatSource = {
  readonly rows: readonly number[];
  readonly snapshot: Snapshot;
  readonly tiers: readonly Tier[];
  /** The same ladder by ladder. */
  readonly groups: readonly TierGroup<Tier>[];
  readonly map: LiveHeatMap;
};

const sourceOf = ({ context }: Pick<CellPlace, 'context'>): HeatSource => context as HeatSource;

const rowBehind = (cell: CellPlace): number | undefined =>
  cell.data === undefined ? undefined : sourceOf(cell).rows[cell.data.place];

/** How rows can be ordered: by name, by how often they hold, by tier of today or in a column, or by likeness. */
export type HeatOrder = { readonly by: string; readonly isDescending: boolean };

const ofEveryMap: readonly string[] = ['likeness', 'held', 'today', 'name'];

/** The wanted order, or likeness where the future that it is by is no longer shown. */
export const orderIn = ({ columns }: LiveHeatMap, order: HeatOrder): HeatOrder =>
  ofEveryMap.includes(order.by) || columns.some(({ id }) => id === order.by)
    ? order
    : { by: 'likeness', isDescending: false };

/** Rows in the wanted order; equals keep the order of partner keys. */
export const orderHeatRows = (
  rows: readonly number[],
  { map, snapshot, tiers }: Pick<HeatSource, 'map' | 'snapshot' | 'tiers'>,
  { by, isDescending }: HeatOrder,
): readonly number[] => {
  const columns = map.columns.map((_, column) => map.tiersIn(column));
  if (by === 'likeness') return orderByLikeness(rows, [map.today, ...columns], tiers.length);
  if (by === 'name') return orderByName(rows, snapshot.partnerNames, isDescending);
  if (by === 'held') return orderByFigure(rows, (row) => map.heldBy(row) ?? -1, isDescending);
  const codes = by === 'today' ? map.today : columns[map.columns.findIndex(({ id }) => id === by)];
  return orderByFigure(rows, (row) => codes?.[row] ?? 0, isDescending);
};

/** Rows whose tier is another than that of now in at least one column, or all. */
export const heatRows = (map: LiveHeatMap, onlyDifferences: boolean): readonly number[] =>
  [...map.today.keys()].filter(
    (row) =>
      !onlyDifferences ||
      map.columns.some((_, column) => map.tiersIn(column)[row] !== map.today[row]),
  );

/** Strength of the ground in percent, where a tier differs from today's and where it does not. */
const differingGround = 30;
const sameGround = 8;

const tierColumn = (
  colId: string,
  headerName: string,
  width: number,
  codesOf: (map: LiveHeatMap) => Uint8Array,
): SlotColumn => ({
  colId,
  headerName,
  flex: 1,
  minWidth: width,
  view: () => {
    const badge = createTierBadge();
    return {
      element: badge.element,
      update: (cell, frame) => {
        const row = rowBehind(cell);
        const { map, tiers } = sourceOf(cell);
        const code = row === undefined ? undefined : codesOf(map)[row];
        if (code === undefined || row === undefined) return;
        badge.update(tiers[code] ?? null, code);
        const differs = code !== map.today[row];
        const ground = `color-mix(in srgb, ${colourOfTier(tiers[code], code)} ${differs ? differingGround : sameGround}%, var(--mantine-color-body))`;
        if (frame.dataset['ground'] !== ground) {
          frame.dataset['ground'] = ground;
          frame.style.background = ground;
          frame.style.fontWeight = differs ? '600' : '400';
        }
      },
    };
  },
});

/** Partner × future: the tier as label, shape and ground; bold where it differs from today. */
export const heatColumns = (
  map: LiveHeatMap,
  order: HeatOrder,
  isSample: boolean,
): readonly SlotColumn[] => {
  const columns: readonly SlotColumn[] = [
    {
      colId: 'name',
      headerName: 'Partner',
      pinned: 'left',
      width: 200,
      read: (cell) => sourceOf(cell).snapshot.partnerNames[rowBehind(cell) ?? -1] ?? '',
    },
    {
      colId: 'held',
      headerName: 'Holds in',
      width: 92,
      read: (cell) => {
        const row = rowBehind(cell);
        if (row === undefined) return '';
        const { map: own } = sourceOf(cell);
        const held = own.heldBy(row);
        return held === null ? '–' : `${held} of ${own.columns.length}`;
      },
    },
    tierColumn('today', 'Now', 112, ({ today }) => today),
    ...map.columns.map(({ id, name }, column) =>
      tierColumn(id, name, isSample ? 106 : 120, (own) => own.tiersIn(column)),
    ),
  ];
  return columns.map((column) =>
    column.colId === order.by
      ? { ...column, headerName: `${column.headerName ?? ''} ${order.isDescending ? '↓' : '↑'}` }
      : column,
  );
};
