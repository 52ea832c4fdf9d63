import type { ParallelLadders } from '../../model/parallel-ladders.ts';
import type { ScoringModel } from '../../model/scoring-model.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { spanOfLadder, type LadderedTier } from './ladder-spans.ts';

/** The ladder of every partner. */
export type RowLadders = {
  /** One entry a row: a place in `ids`. */
  readonly of: Uint8Array;
  /** Ids of ladders, null at first for the main one. */
  readonly ids: readonly (string | null)[];
};

type Laddered = Pick<ScoringModel, 'tiers' | 'rules'>;

/** The ladder of a label: the first that names it; null for the main one, also for no label. */
export const ladderOfLabel = (
  parallel: ParallelLadders | undefined,
  label: string,
): string | null =>
  label === ''
    ? null
    : (parallel?.ladders.find(({ labels }) => labels.includes(label))?.id ?? null);

/**
 * The ladder of every partner of a snapshot, by its label of the attribute that the model names. A partner
 * without a label, or with one that no ladder names, is on the main ladder, as everybody is where no file delivers
 * the attribute; a ladder without tiers takes nobody (`checkModel` names both). Null where there is no further ladder.
 */
export const ladderOfRows = (
  { tiers, rules }: Laddered,
  snapshot: Pick<Snapshot, 'attributes' | 'partnerKeys'>,
): RowLadders | null => {
  const { parallel } = rules;
  const further = (parallel?.ladders ?? []).filter(
    ({ id }) => spanOfLadder(tiers, id) !== undefined,
  );
  if (parallel === undefined || further.length === 0) {
    return null;
  }
  const of = new Uint8Array(snapshot.partnerKeys.length);
  const column = snapshot.attributes.find(({ code }) => code === parallel.attributeCode);
  const ids = [null, ...further.map(({ id }) => id)];
  if (column !== undefined) {
    const byLabel = column.labels.map((label) =>
      Math.max(0, ids.indexOf(ladderOfLabel(parallel, label))),
    );
    column.codes.forEach((label, row) => {
      of[row] = byLabel[label] ?? 0;
    });
  }
  return { of, ids };
};

/** By row the highest tier of the partner's ladder, which tells ladders apart; null with one ladder for everybody. */
export const topsOfRows = (
  tiers: readonly LadderedTier[],
  ladders: RowLadders | null,
): Uint8Array | null => {
  if (ladders === null) {
    return null;
  }
  const tops = ladders.ids.map((id) => spanOfLadder(tiers, id)?.first ?? 0);
  return ladders.of.map((place) => tops[place] ?? 0);
};

/** The ladder of one partner; null for the main one. */
export const ladderOfRow = (ladders: RowLadders | null, row: number): string | null =>
  ladders === null ? null : (ladders.ids[ladders.of[row] ?? 0] ?? null);

/** The ladder of one partner, as `ladderOfRows` says it, without looking at the others. */
export const ladderOfPartner = (
  { tiers, rules }: Laddered,
  { attributes }: Pick<Snapshot, 'attributes'>,
  row: number,
): string | null => {
  const column = attributes.find(({ code }) => code === rules.parallel?.attributeCode);
  const ladder = ladderOfLabel(rules.parallel, column?.labels[column.codes[row] ?? 0] ?? '');
  return spanOfLadder(tiers, ladder) === undefined ? null : ladder;
};
