import type { SlotColumn } from '#renderer/grid/data-grid.tsx';
import type { LiveResult } from '#renderer/stores/scoring-session.ts';
import { formatNumber } from '#renderer/ui/format.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { RankedTierCell } from './ranked-tier-cell.tsx';

/** What the ranked columns read; `version` rises whenever the arrays of `result` are overwritten. */
export type RankedSource = {
  readonly model: ScoringModel;
  readonly result: LiveResult;
  readonly snapshot: Snapshot;
  readonly version: number;
};

type Cell = { readonly data?: { readonly place: number } | undefined; readonly context: unknown };

/** The row behind a cell of the ranked grid. */
export const rankedRow = ({ data, context }: Cell): { row: number; source: RankedSource } => {
  const source = context as RankedSource;
  return { row: source.result.order[data?.place ?? 0] ?? 0, source };
};

/** Rank, partner, score and tier: enough to watch the order change. */
export const rankedColumns: readonly SlotColumn[] = [
  {
    colId: 'rank',
    headerName: 'Rank',
    width: 64,
    type: 'rightAligned',
    valueGetter: (cell) => {
      const { row, source } = rankedRow(cell);
      return Number.isNaN(source.result.scores[row]) ? '–' : String(source.result.ranks[row] ?? '');
    },
  },
  {
    colId: 'partner',
    headerName: 'Partner',
    flex: 1,
    minWidth: 120,
    valueGetter: (cell) => {
      const { row, source } = rankedRow(cell);
      return source.snapshot.partnerNames[row] ?? '';
    },
  },
  {
    colId: 'score',
    headerName: 'Score',
    width: 72,
    type: 'rightAligned',
    valueGetter: (cell) => {
      const { row, source } = rankedRow(cell);
      const score = source.result.scores[row] ?? NaN;
      return Number.isNaN(score) ? '–' : formatNumber(score, 1);
    },
  },
  {
    colId: 'tier',
    headerName: 'Tier',
    width: 124,
    valueGetter: (cell) => {
      const { row, source } = rankedRow(cell);
      return `${source.result.tiers[row] ?? noTier} ${source.result.currentTiers[row] ?? noTier}`;
    },
    cellRenderer: RankedTierCell,
  },
];
