import type { CellView } from '#renderer/grid/slot-column.ts';
import { createMovementMark } from '#renderer/tiers/movement-mark-view.ts';
import { createTierBadge } from '#renderer/tiers/tier-badge-view.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { rowBehind, type PortfolioSource } from './portfolio-source.ts';

const badgeView = (codeOf: (source: PortfolioSource, row: number) => number, none: string) => {
  const { element, update } = createTierBadge();
  return {
    element,
    update: (cell: Parameters<CellView['update']>[0]) => {
      const behind = rowBehind(cell);
      element.style.display = behind === null ? 'none' : '';
      if (behind === null) return;
      const code = codeOf(behind.source, behind.row);
      update(behind.source.model.tiers[code] ?? null, code, none);
    },
  };
};

/** The tier of today. */
export const currentTierView = (): CellView =>
  badgeView(({ result }, row) => result.currentTiers[row] ?? noTier, '–');

/** The tier that the score proposes. */
export const proposedTierView = (): CellView =>
  badgeView(({ result }, row) => result.tiers[row] ?? noTier, 'No tier');

/** The way from one to the other. */
export const movementView = (): CellView => {
  const { element, update } = createMovementMark();
  return {
    element,
    update: (cell) => {
      const behind = rowBehind(cell);
      element.style.display = behind === null ? 'none' : '';
      if (behind === null) return;
      const { result, model } = behind.source;
      const [from, to] = [result.currentTiers[behind.row], result.tiers[behind.row]];
      update(from ?? noTier, to ?? noTier, model.tiers);
    },
  };
};
