import type { ScoringModel } from '../model/scoring-model.ts';
import { leastScore } from '../scoring/assign-tiers.ts';
import { groupByCounting, type Counting } from '../scoring/counting.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { splitWeights } from '../scoring/criteria.ts';
import type { RowLadders } from '../scoring/ladders/row-ladders.ts';
import { scalesOf } from '../scoring/score.ts';
import { tierFloors } from '../scoring/tiers.ts';
import type { Weightings } from './draw-weightings.ts';

/** How often partners fall into tiers over many weightings. */
export type TierAcceptability = {
  readonly tiers: number;
  readonly weightings: number;
  /** Row by row, for each partner the count of weightings by tier, the highest first; the rest gave no score. */
  readonly counts: Uint32Array;
};

/** Partners that are scored together: their sums stay in the nearest cache. */
const blockRows = 1024;
/** Weightings whose factors are held at once: a factor per group of partners each. */
const drawsAtOnce = 64;

/** A column with 0 where it has no value, which adds nothing to a sum. */
const withoutGaps = ({ values, judged }: ValueColumn, rows: number): Float64Array =>
  judged === rows ? values : values.map((value) => (value === value ? value : 0));

/** Adds four weighted columns in their order, so that sums have the bits of one column at a time. */
const addFour = (
  sums: Float64Array,
  columns: readonly Float64Array[],
  at: number,
  weights: Float64Array,
  from: number,
  length: number,
): void => {
  const [v0, v1, v2, v3] = [columns[at], columns[at + 1], columns[at + 2], columns[at + 3]];
  if (v0 === undefined || v1 === undefined || v2 === undefined || v3 === undefined) {
    return;
  }
  const w0 = weights[at] ?? 0;
  const w1 = weights[at + 1] ?? 0;
  const w2 = weights[at + 2] ?? 0;
  const w3 = weights[at + 3] ?? 0;
  for (let row = 0; row < length; row += 1) {
    const place = from + row;
    sums[row] =
      (sums[row] ?? 0) +
      w0 * (v0[place] ?? 0) +
      w1 * (v1[place] ?? 0) +
      w2 * (v2[place] ?? 0) +
      w3 * (v3[place] ?? 0);
  }
};

/** Counts the tier of each partner of a block; an edge is the least sum of its group that reaches a line of its ladder. */
const countBlock = (
  counts: Uint32Array,
  sums: Float64Array,
  factors: Float64Array,
  { groupOf }: Counting,
  edgesOf: readonly Float64Array[],
  ladders: Uint8Array | null,
  from: number,
  length: number,
): void => {
  let edges = edgesOf[0] ?? new Float64Array();
  const tiers = edges.length;
  for (let row = 0; row < length; row += 1) {
    const score = (sums[row] ?? 0) * (factors[groupOf?.[from + row] ?? 0] ?? NaN);
    if (score !== score) {
      continue;
    }
    if (ladders !== null) edges = edgesOf[ladders[from + row] ?? 0] ?? edges;
    let tier = 0;
    for (let line = 0; line < tiers - 1; line += 1) {
      tier += Number(score < (edges[line] ?? -Infinity));
    }
    const place = (from + row) * tiers + tier;
    counts[place] = (counts[place] ?? 0) + 1;
  }
};

/**
 * Tier acceptability: the share of weightings in which a partner falls into each tier, the category
 * acceptability of SMAA-TRI (Tervonen, Figueira, Lahdelma, Almeida Dias, Salminen, EJOR 192, 2009)
 * applied to score lines. Scores, absent values and lines are those of `scorePartners` and
 * `reachTiers`: with one weighting the counts are their tiers. `ladders` are those of the rows.
 */
export const acceptTiers = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  rows: number,
  { criteria, count, shares }: Weightings,
  ladders: RowLadders | null = null,
): TierAcceptability => {
  const tiers = model.tiers.length;
  const counts = new Uint32Array(rows * tiers);
  const edges = (ladders?.ids ?? [null]).map((ladder) =>
    Float64Array.from(tierFloors(model.tiers, ladder), leastScore),
  );
  const of = ladders?.of ?? null;
  const counting = groupByCounting(model, columns, rows);
  // Whole fours of columns: those added weigh nothing.
  const filled = columns.map((column) => withoutGaps(column, rows));
  const padded = Math.ceil(criteria / 4) * 4;
  const nothing = new Float64Array(padded > criteria ? rows : 0);
  while (filled.length < padded) {
    filled.push(nothing);
  }
  const weights = new Float64Array(padded);
  const offWeights = new Float64Array(padded);
  const sums = new Float64Array(Math.min(blockRows, rows));
  const given = new Float64Array(sums.length);
  const ones = new Float64Array(counting.groups).fill(1);
  const weightingAt = (draw: number): Float64Array =>
    shares.subarray(draw * criteria, (draw + 1) * criteria);
  for (let first = 0; first < count; first += drawsAtOnce) {
    const factors = Array.from({ length: Math.min(drawsAtOnce, count - first) }, (_, index) =>
      scalesOf(splitWeights(model, weightingAt(first + index)), counting, model),
    ).map((scales) => ({ scales, factor: Float64Array.from(scales, ({ factor }) => factor) }));
    for (let from = 0; from < rows; from += blockRows) {
      const length = Math.min(blockRows, rows - from);
      factors.forEach(({ factor, scales }, index) => {
        const { adds, takes } = splitWeights(model, weightingAt(first + index));
        weights.set(adds);
        sums.fill(0);
        for (let at = 0; at < padded; at += 4) {
          addFour(sums, filled, at, weights, from, length);
        }
        if (takes === null) {
          countBlock(counts, sums, factor, counting, edges, of, from, length);
          return;
        }
        offWeights.set(takes);
        given.fill(0);
        for (let at = 0; at < padded; at += 4) {
          addFour(given, filled, at, offWeights, from, length);
        }
        for (let row = 0; row < length; row += 1) {
          const scale = scales[counting.groupOf?.[from + row] ?? 0];
          const points = (sums[row] ?? 0) * (scale?.factor ?? NaN);
          const off = (given[row] ?? 0) * (scale?.rate ?? NaN) - (scale?.base ?? NaN);
          sums[row] = Math.max(0, points + off);
        }
        countBlock(counts, sums, ones, counting, edges, of, from, length);
      });
    }
  }
  return { tiers, weightings: count, counts };
};

/** Shares of one partner, highest tier first, and the share of weightings that gave no score. */
export const sharesOf = (
  { tiers, weightings, counts }: TierAcceptability,
  row: number,
): { readonly byTier: readonly number[]; readonly without: number } => {
  const byTier = Array.from(
    counts.subarray(row * tiers, (row + 1) * tiers),
    (found) => found / weightings,
  );
  return { byTier, without: 1 - byTier.reduce((sum, share) => sum + share, 0) };
};
