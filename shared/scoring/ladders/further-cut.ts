import { countTiers, leastScore, type TierCounts } from '../assign-tiers.ts';
import { noTier, outOfReach } from '../tiers.ts';
import type { RowLadders } from './row-ladders.ts';

/** The partners of one further ladder and its lines. */
type LadderPart = {
  readonly rows: Uint32Array;
  /** The highest tier of the ladder. */
  readonly first: number;
  /** Least scores that reach its lines, falling; a tier is the first and as many on as are missed. */
  readonly edges: Float64Array;
};

/** The lines of ladders beside the main one while scores are cut. */
export type FurtherCut = { readonly tiers: number; readonly parts: readonly LadderPart[] };

const rowsOf = (of: Uint8Array, place: number): Uint32Array => {
  const rows = new Uint32Array(of.length);
  let count = 0;
  for (let row = 0; row < of.length; row += 1) {
    rows[count] = row;
    count += Number(of[row] === place);
  }
  return rows.slice(0, count);
};

/** Rows and lines of all further ladders; `floorsOf` are those of `tierFloors` or `holdFloors`. Null without any. */
export const createFurtherCut = (
  ladders: RowLadders | null,
  floorsOf: (ladder: string | null) => Int32Array,
): FurtherCut | null => {
  if (ladders === null) {
    return null;
  }
  const parts = ladders.ids.slice(1).map((id, index): LadderPart => {
    const floors = floorsOf(id);
    // Beyond all scores stand the tiers of ladders before; from the first floor of 0 on there are no lines.
    const first = floors.findIndex((floor) => floor <= outOfReach);
    const last = floors.indexOf(0);
    const own = floors.subarray(first, last);
    return {
      first,
      rows: rowsOf(ladders.of, index + 1),
      edges: Float64Array.from(own, leastScore),
    };
  });
  return { tiers: floorsOf(null).length, parts };
};

/** Without a branch a line: where a search for the tier would mispredict about once a partner. */
const cutPart = (
  { rows, first, edges }: LadderPart,
  scores: Float64Array,
  out: Uint8Array,
): void => {
  for (const row of rows) {
    const score = scores[row] ?? NaN;
    let tier = first;
    for (const edge of edges) {
      tier += Number(score < edge);
    }
    out[row] = score === score ? tier : noTier;
  }
};

/**
 * Cuts partners of further ladders by the lines of their own, where `out` has been cut by those of the
 * main one, and counts everybody again. Without such ladders nothing is done and the counts stay.
 */
export const cutFurther = (
  cut: FurtherCut | null,
  scores: Float64Array,
  out: Uint8Array,
  counts: TierCounts,
): TierCounts => {
  if (cut === null) {
    return counts;
  }
  for (const part of cut.parts) {
    cutPart(part, scores, out);
  }
  return countTiers(out, cut.tiers);
};
