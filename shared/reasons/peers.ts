import type { CriterionId } from '../model/ids.ts';
import type { ValueColumn } from '../scoring/normalise.ts';

/** Somebody whom a partner may be compared with. */
export type Peer = {
  readonly row: number;
  /**
   * How far the profiles are apart: the root of the weighted mean of squared differences of values, over
   * the criteria that both have; 0..100.
   */
  readonly distance: number;
  /** The criterion in which the peer is furthest ahead (`lead` > 0) or behind; null without a difference. */
  readonly differsBy: { readonly id: CriterionId; readonly lead: number } | null;
};

/** The least share of the weight that two partners must have in common to be compared. */
const leastShared = 0.5;

/** The distance alone, for everybody; NaN for who shares too little. */
const distanceOf = (
  columns: readonly Float64Array[],
  weights: Float64Array,
  total: number,
  row: number,
  other: number,
): number => {
  let squares = 0;
  let shared = 0;
  for (let index = 0; index < columns.length; index += 1) {
    const values = columns[index];
    const lead = (values?.[other] ?? NaN) - (values?.[row] ?? NaN);
    if (lead === lead) {
      const weight = weights[index] ?? 0;
      shared += weight;
      squares += weight * lead * lead;
    }
  }
  return shared > 0 && shared >= leastShared * total ? Math.sqrt(squares / shared) : NaN;
};

/** In what a peer differs most, for the few who are nearest. */
const differenceOf = (
  columns: readonly ValueColumn[],
  weights: Float64Array,
  row: number,
  other: number,
): Peer['differsBy'] => {
  let differsBy: Peer['differsBy'] = null;
  let most = 0;
  columns.forEach(({ values, criterionId }, index) => {
    const lead = (values[other] ?? NaN) - (values[row] ?? NaN);
    const weighed = (weights[index] ?? 0) * Math.abs(lead);
    if (weighed > most) {
      most = weighed;
      differsBy = { id: criterionId, lead };
    }
  });
  return differsBy;
};

/**
 * The `count` partners nearest by profile to the one in `row`, nearest first, equal ones in the order of
 * rows: values weigh as criteria do (`weights` in the order of `columns`). `isPeer` says who comes into
 * question, such as those of the same type. Partners who share less than half the weight in known values
 * are not compared.
 */
export const nearestPeers = (
  columns: readonly ValueColumn[],
  weights: Float64Array,
  row: number,
  count: number,
  isPeer: (row: number) => boolean = () => true,
): readonly Peer[] => {
  const values = columns.map((column) => column.values);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rows = values[0]?.length ?? 0;
  const nearest: { readonly row: number; readonly distance: number }[] = [];
  for (let other = 0; other < rows; other += 1) {
    if (other === row || !isPeer(other)) continue;
    const distance = distanceOf(values, weights, total, row, other);
    const isFull = nearest.length === count;
    if (distance !== distance || (isFull && distance >= (nearest[count - 1]?.distance ?? 0)))
      continue;
    const place = nearest.findIndex((peer) => peer.distance > distance);
    nearest.splice(place < 0 ? nearest.length : place, 0, { row: other, distance });
    if (nearest.length > count) nearest.pop();
  }
  return nearest.map((peer) => ({
    ...peer,
    differsBy: differenceOf(columns, weights, row, peer.row),
  }));
};

/** Who stands just above and just below by score among those in question, nearest first. */
export const scoreNeighbours = (
  order: ArrayLike<number>,
  row: number,
  count: number,
  isPeer: (row: number) => boolean = () => true,
): { readonly above: readonly number[]; readonly below: readonly number[] } => {
  const rows = Array.from(order);
  const place = rows.indexOf(row);
  if (place < 0) {
    return { above: [], below: [] };
  }
  const walk = (step: 1 | -1): readonly number[] => {
    const found: number[] = [];
    for (let at = place + step; found.length < count && at >= 0 && at < rows.length; at += step) {
      const other = rows[at] ?? row;
      if (isPeer(other)) found.push(other);
    }
    return found;
  };
  return { above: walk(-1), below: walk(1) };
};
