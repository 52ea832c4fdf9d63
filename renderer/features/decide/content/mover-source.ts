import type { CellPlace } from '#renderer/grid/slot-column.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { ladderName } from '#shared/scoring/ladders/ladder-words.ts';
import { ladderOfPartner } from '#shared/scoring/ladders/row-ladders.ts';
import type { ValueColumn } from '#shared/scoring/normalise.ts';
import type { Hidden } from '#shared/sensitivity/hidden.ts';
import { moverReason, type MoverRow } from './proposal-content.ts';

/** What the grid of movers reads; reasons are made when a row comes into view. */
export type MoverSource = {
  readonly movers: readonly MoverRow[];
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly columns: readonly ValueColumn[];
  /** What must not be told. */
  readonly hidden: Hidden;
};

/** The mover behind a cell; undefined beyond the end. The grid hands `MoverSource` on as context. */
export const moverBehind = ({ data, context }: CellPlace): MoverRow | undefined =>
  data === undefined ? undefined : (context as MoverSource).movers[data.place];

/** Why the partner behind a cell is where the model puts it. */
export const reasonBehind = (cell: CellPlace): string => {
  const mover = moverBehind(cell);
  const { model, snapshot, columns, hidden } = cell.context as MoverSource;
  if (mover === undefined) return '';
  const reason = moverReason(model, snapshot, columns, mover.row, hidden);
  const ladder = ladderOfPartner(model, snapshot, mover.row);
  return mover.from === null || ladderOfTier(mover.from) === ladder
    ? reason
    : `Now on another ladder, ${ladderName(model, ladder)}. ${reason}`;
};
