import type { CellPlace, SlotColumn } from '#renderer/grid/slot-column.ts';
import { createTierBadge } from '#renderer/tiers/tier-badge-view.ts';
import { colourOfTier } from '#renderer/tiers/tier-colours.ts';
import type { FutureResult } from '#shared/scenario/compare-scenario.ts';
import { rowBehind, sourceOf } from './compare-source.ts';
import { scenariosHeld, type ScenarioColumn } from './scenario-columns.ts';

/** Strength of the ground in percent, where a tier differs from today's and where it does not. */
const differingGround = 30;
const sameGround = 8;

const tierColumn = (colId: string, headerName: string, result: FutureResult | null): SlotColumn => {
  const codeOf = (cell: CellPlace): number | undefined => {
    const row = rowBehind(cell);
    return row === undefined ? undefined : result?.tiers[row];
  };
  return {
    colId,
    headerName,
    flex: 1,
    minWidth: 120,
    view: () => {
      const element = document.createElement('span');
      const badge = createTierBadge();
      return {
        element,
        update: (cell, frame) => {
          const code = codeOf(cell);
          const row = rowBehind(cell);
          if (code === undefined || row === undefined) {
            element.textContent = '…';
            return;
          }
          if (badge.element.parentElement === null) element.replaceChildren(badge.element);
          const tier = sourceOf(cell).tiers[code] ?? null;
          badge.update(tier, code);
          const differs = code !== sourceOf(cell).today.tiers[row];
          const ground = differs ? differingGround : sameGround;
          frame.style.background = `color-mix(in srgb, ${colourOfTier(tier, code)} ${ground}%, var(--mantine-color-body))`;
          frame.style.fontWeight = differs ? '600' : '400';
        },
      };
    },
  };
};

/** Partner × scenario: the tier as label, shape and ground; bold where it differs from today. */
export const compareColumns = (
  today: FutureResult,
  scenarios: readonly ScenarioColumn[],
): readonly SlotColumn[] => [
  {
    colId: 'name',
    headerName: 'Partner',
    pinned: 'left',
    width: 220,
    read: (cell) => sourceOf(cell).snapshot.partnerNames[rowBehind(cell) ?? -1] ?? '',
  },
  {
    colId: 'held',
    headerName: 'Holds in',
    width: 90,
    read: (cell) => {
      const row = rowBehind(cell);
      if (row === undefined) return '';
      const { held, of } = scenariosHeld(today, sourceOf(cell).scenarios, row);
      return `${held} of ${of}`;
    },
  },
  tierColumn('today', 'Today', today),
  ...scenarios.map(({ id, name, result }) => tierColumn(id, name, result)),
];
