import type { Tier } from '../../model/scoring-model.ts';
import type { GateTable } from '../gates.ts';
import type { LadderSpan } from '../ladders/ladder-spans.ts';
import { noMicros, noTier, toMicros } from '../tiers.ts';

/** What lines follow from beside the tiers: one entry per row of the snapshot. */
export type LineBasis = {
  /** 0..100; NaN for a partner without a score, who is in no tier. */
  readonly scores: Float64Array;
  readonly gates: GateTable | null;
  /** What rates are taken of, see `createBillBase`. */
  readonly money: Float64Array;
};

/** Who could be in which tier, while lines are found from the highest tier down. */
export type Ladder = {
  /** Scores in whole millionths, −1 without one or on another ladder. */
  readonly micros: Int32Array;
  /** How many on the ladder have a score. */
  readonly scored: number;
  /**
   * Rows that would be in the next tier if its line were low enough: everybody with a score whom no tier
   * above takes and whom its own gates and the vetoes let in. Who reaches a tier above and is held back into
   * this one is among them, ahead of all others by score.
   */
  readonly candidates: () => Uint32Array;
  /** Puts the next tier's line at a floor in millionths. */
  readonly descend: (floor: number) => void;
};

/**
 * A ladder at its highest tier, with the partners who are on it; `first` is the place of that tier. Its loops have no calls inside: they run with every frame of a drag.
 */
export const createLadder = (
  { scores, gates }: LineBasis,
  { id, first }: Pick<LadderSpan, 'id' | 'first'>,
): Ladder => {
  const rows = scores.length;
  const micros = new Int32Array(rows);
  const ladders = gates?.ladders ?? null;
  const place = ladders === null ? 0 : ladders.ids.indexOf(id);
  let scored = 0;
  for (let row = 0; row < rows; row += 1) {
    const isOn = ladders === null || ladders.of[row] === place;
    const own = isOn ? toMicros(scores[row] ?? NaN) : noMicros;
    micros[row] = own;
    scored += Number(own >= 0);
  }
  /** The tier whose line each row reaches by its score, or the next one. */
  const reached = new Uint8Array(rows).fill(first);
  const found = new Uint32Array(rows);
  let tier = first;
  return {
    micros,
    scored,
    candidates: () => {
      let count = 0;
      for (let row = 0; row < rows; row += 1) {
        if ((micros[row] ?? -1) < 0) continue;
        const at = reached[row] ?? 0;
        const own =
          gates === null ? at : (gates.next[((gates.groupOf[row] ?? 0) << 4) | at] ?? noTier);
        if (own === tier) {
          found[count] = row;
          count += 1;
        }
      }
      return found.subarray(0, count);
    },
    descend: (floor) => {
      for (let row = 0; row < rows; row += 1) {
        const at = reached[row] ?? 0;
        reached[row] = at + Number(at === tier && (micros[row] ?? -1) < floor);
      }
      tier += 1;
    },
  };
};

/** What each of `rows` would cost in a tier, as `billTiers` counts. */
export const costsIn = (
  { rules: { fixedCost, rate } }: Pick<Tier, 'rules'>,
  money: Float64Array,
  rows: Uint32Array,
): Float64Array => {
  const costs = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    costs[at] = fixedCost + rate * (money[rows[at] ?? 0] ?? 0);
  }
  return costs;
};
