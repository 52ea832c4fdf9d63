import { totalPlace, type CellPlace } from '#renderer/grid/slot-column.ts';
import type { LiveResult } from '#renderer/stores/scoring-session.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Hidden } from '#shared/sensitivity/hidden.ts';
import type { PortfolioHistory } from '#shared/portfolio/history/portfolio-history.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Entries, GroupLine } from './entries.ts';

/** What the columns of the portfolio read: who stands where, and everything about them. */
export type PortfolioSource = {
  /** What stands at each place of the grid. */
  readonly entries: Entries;
  /** Rows of the snapshot that stay on top. */
  readonly pinned: readonly number[];
  readonly result: LiveResult;
  readonly snapshot: Snapshot;
  readonly model: ScoringModel;
  /** Past periods of what the columns show; null until they are measured. */
  readonly history: PortfolioHistory | null;
  /** What must not be shown. */
  readonly hidden: Hidden;
  /** Share of the weight that counts for the partner in a row, 0..1. */
  readonly coverageOf: (row: number) => number;
};

/** What stands at a place: a partner's row, or a line about many; null for a place that is gone. */
export const entryAt = (
  { entries, pinned }: PortfolioSource,
  place: number,
): { readonly row: number } | { readonly group: GroupLine } | null => {
  if (place === totalPlace) return { group: entries.total };
  const line = place < 0 ? pinned[-1 - place] : entries.lines[place];
  if (line === undefined) return null;
  if (line >= 0) return { row: line };
  const group = entries.groups[-1 - line];
  return group === undefined ? null : { group };
};

/** The row behind a cell, and where to look it up; null for a line about many and a place that is gone. */
export const rowBehind = ({
  data,
  context,
}: CellPlace): { readonly row: number; readonly source: PortfolioSource } | null => {
  const source = context as PortfolioSource;
  const entry = data === undefined ? null : entryAt(source, data.place);
  return entry !== null && 'row' in entry ? { row: entry.row, source } : null;
};

/** The line about many behind a cell; null for a partner. */
export const groupBehind = ({
  data,
  context,
}: CellPlace): { readonly group: GroupLine; readonly source: PortfolioSource } | null => {
  const source = context as PortfolioSource;
  const entry = data === undefined ? null : entryAt(source, data.place);
  return entry !== null && 'group' in entry ? { group: entry.group, source } : null;
};
