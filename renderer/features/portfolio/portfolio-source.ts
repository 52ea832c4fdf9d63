import type { CellPlace } from '#renderer/grid/slot-column.ts';
import type { LiveResult } from '#renderer/stores/scoring-session.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Hidden } from '#shared/sensitivity/hidden.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';

/** What the columns of the portfolio read: who stands where, and everything about them. */
export type PortfolioSource = {
  /** `rows[place]` is the row of the snapshot that the place of the grid shows. */
  readonly rows: Uint32Array;
  readonly result: LiveResult;
  readonly snapshot: Snapshot;
  readonly model: ScoringModel;
  /** What must not be shown. */
  readonly hidden: Hidden;
  /** Share of the weight that counts for the partner in a row, 0..1. */
  readonly coverageOf: (row: number) => number;
};

/** The row behind a cell, and where to look it up; null for a place that is gone. */
export const rowBehind = ({
  data,
  context,
}: CellPlace): { readonly row: number; readonly source: PortfolioSource } | null => {
  const source = context as PortfolioSource;
  const row = data === undefined ? undefined : source.rows[data.place];
  return row === undefined ? null : { row, source };
};
