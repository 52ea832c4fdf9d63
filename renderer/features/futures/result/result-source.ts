import type { CellPlace } from '#renderer/grid/slot-column.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ScenarioComparison } from '#shared/scenario/compare-scenario.ts';
import { futureRow, type FutureRow } from './future-rows.ts';

/** What the result grid reads: which row of the snapshot stands at which place. */
export type ResultSource = {
  readonly rows: readonly number[];
  readonly snapshot: Snapshot;
  readonly comparison: ScenarioComparison;
  readonly tiers: readonly Tier[];
};

/** The partner behind a cell; null beyond the end. The grid hands `ResultSource` on as context. */
export const rowBehind = ({ data, context }: CellPlace): FutureRow | null => {
  const { rows, snapshot, comparison, tiers } = context as ResultSource;
  const row = data === undefined ? undefined : rows[data.place];
  return row === undefined ? null : futureRow(snapshot, comparison, row, tiers);
};

/** The tiers of the model as shown. */
export const tiersOf = ({ context }: Pick<CellPlace, 'context'>): readonly Tier[] =>
  (context as ResultSource).tiers;
