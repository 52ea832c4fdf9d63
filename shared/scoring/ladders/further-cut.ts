import { countTiers, leastScore, type TierCounts } from '../assign-tiers.ts';
import { noTier } from '../tiers.ts';
import type { RowLadders } from './row-ladders.ts';

/** The lines of further ladders while scores are cut. */
export type FurtherCut = {
  readonly of: Uint8Array;
  readonly tiers: number;
  /** Rows that are on no main ladder; only they are cut again. */
  readonly rows: Uint32Array;
  /** By place of the ladder: least scores that reach its lines, falling; the tier is the first plus what is missed. */
  readonly edges: readonly Float64Array[];
};

/** Rows and edges of all further ladders; `floorsOf` are those of `tierFloors` or `holdFloors`. Null without any. */
export const createFurtherCut = (
  ladders: RowLadders | null,
  floorsOf: (ladder: string | null) => Int32Array,
): FurtherCut | null => {
  if (ladders === null) {
    return null;
  }
  const { of, ids } = ladders;
  let count = 0;
  for (const place of of) count += Number(place > 0);
  const rows = new Uint32Array(count);
  let at = 0;
  for (let row = 0; row < of.length; row += 1) {
    if ((of[row] ?? 0) > 0) {
      rows[at] = row;
      at += 1;
    }
  }
  const floors = ids.map(floorsOf);
  return {
    of,
    rows,
    tiers: floors[0]?.length ?? 0,
    edges: floors.map((own) => Float64Array.from(own, leastScore)),
  };
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
  const { rows, of, edges, tiers } = cut;
  for (const row of rows) {
    const score = scores[row] ?? NaN;
    const own = edges[of[row] ?? 0];
    let tier = 0;
    while (tier < tiers - 1 && score < (own?.[tier] ?? -Infinity)) tier += 1;
    out[row] = score === score ? tier : noTier;
  }
  return countTiers(out, tiers);
};
