import type { CellPlace, CellView, SlotColumn } from '#renderer/grid/slot-column.ts';
import type { LiveResult } from '#renderer/stores/scoring-session.ts';
import { createMovementMark } from '#renderer/tiers/movement-mark-view.ts';
import { createTierBadge } from '#renderer/tiers/tier-badge-view.ts';
import { formatNumber } from '#renderer/ui/format.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import classes from '../model.module.css';

/** What the ranked columns read: always of the frame that is drawn. */
export type RankedSource = {
  readonly now: () => {
    readonly model: ScoringModel | null;
    readonly result: LiveResult | null;
  };
  readonly snapshot: Snapshot;
};

type Behind = {
  readonly place: number;
  readonly row: number;
  readonly result: LiveResult;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
};

/** Who stands behind a cell; null where there is nothing to show. */
const behind = ({ data, context }: CellPlace): Behind | null => {
  const { now, snapshot } = context as RankedSource;
  const { model, result } = now();
  if (model === null || result === null || data === undefined) return null;
  const { place } = data;
  return { place, row: result.places.rowAt(place), result, model, snapshot };
};

const text =
  (read: (found: Behind) => string) =>
  (cell: CellPlace): string => {
    const found = behind(cell);
    return found === null ? '' : read(found);
  };

const tierView = (): CellView => {
  const element = document.createElement('span');
  element.className = classes['rankedTier'] ?? '';
  const badge = createTierBadge();
  const mark = createMovementMark();
  element.append(badge.element, mark.element);
  return {
    element,
    update: (cell) => {
      const found = behind(cell);
      if (found === null) return;
      const { row, result, model } = found;
      const to = result.tiers[row] ?? noTier;
      badge.update(model.tiers[to] ?? null, to, 'No data');
      mark.update(result.currentTiers[row] ?? noTier, to, model.tiers);
    },
  };
};

/** Rank, partner, score and tier: enough to watch the order change. */
export const rankedColumns: readonly SlotColumn[] = [
  {
    colId: 'rank',
    headerName: 'Rank',
    width: 64,
    type: 'rightAligned',
    read: text(({ place, row, result }) =>
      Number.isNaN(result.scores[row]) ? '–' : String(result.places.rankAt(place)),
    ),
  },
  {
    colId: 'partner',
    headerName: 'Partner',
    flex: 1,
    minWidth: 120,
    read: text(({ row, snapshot }) => snapshot.partnerNames[row] ?? ''),
  },
  {
    colId: 'score',
    headerName: 'Score',
    width: 72,
    type: 'rightAligned',
    read: text(({ row, result }) => {
      const score = result.scores[row] ?? NaN;
      return Number.isNaN(score) ? '–' : formatNumber(score, 1);
    }),
  },
  { colId: 'tier', headerName: 'Tier', width: 124, view: tierView },
];
