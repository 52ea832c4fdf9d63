import type { CellPlace } from '#renderer/grid/slot-column.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { FutureResult } from '#shared/scenario/compare-scenario.ts';
import type { ScenarioColumn } from './scenario-columns.ts';

/** What the side-by-side grid reads: which row of the snapshot stands at which place. */
export type CompareSource = {
  readonly rows: readonly number[];
  readonly snapshot: Snapshot;
  readonly today: FutureResult;
  readonly tiers: readonly Tier[];
  readonly scenarios: readonly ScenarioColumn[];
};

/** The grid hands `CompareSource` on as context. */
export const sourceOf = ({ context }: Pick<CellPlace, 'context'>): CompareSource =>
  context as CompareSource;

/** Row of the snapshot behind a cell; undefined beyond the end. */
export const rowBehind = (cell: CellPlace): number | undefined =>
  cell.data === undefined ? undefined : sourceOf(cell).rows[cell.data.place];
