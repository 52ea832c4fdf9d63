import { noTier, toMicros } from './tiers.ts';

/** How many partners are in each tier, by index, and in none. */
export type TierCounts = { readonly byTier: readonly number[]; readonly without: number };

/** Lines that are compared in one pass over the scores; more tiers take more passes. */
export const linesAPass = 3;

/**
 * The lines between tiers while scores are cut. A tier's index is the number of lines that a score
 * does not reach; adding up comparisons costs no branch, where a search for the tier would mispredict
 * about once a partner.
 */
export type TierCut = {
  readonly tiers: number;
  /** Least scores that reach a line (see `leastScore`), falling; filled up to whole passes by −∞. */
  readonly edges: Float64Array;
  /** How many scores are under each edge. */
  readonly under: Uint32Array;
};

const bitsOf = new Float64Array(1);
const wholeBits = new BigInt64Array(bitsOf.buffer);

/** The next double above (1n) or below (-1n) a positive one. */
const neighbour = (value: number, step: 1n | -1n): number => {
  bitsOf[0] = value;
  wholeBits[0] = (wholeBits[0] ?? 0n) + step;
  return bitsOf[0];
};

/**
 * The least double that rounds to `micros` millionths or more, so that scores can be compared with a
 * line without being rounded one by one. Rounding is monotone: each score from here on reaches the
 * line, each one below does not.
 */
export const leastScore = (micros: number): number => {
  if (micros <= 0) {
    return -Infinity;
  }
  let score = (micros - 0.5) / 1e6;
  while (toMicros(score) >= micros) {
    score = neighbour(score, -1n);
  }
  while (toMicros(score) < micros) {
    score = neighbour(score, 1n);
  }
  return score;
};

/** Edges from the floors of all tiers; the lowest tier has none. */
export const createTierCut = (floors: Int32Array): TierCut => {
  const passes = Math.max(1, Math.ceil((floors.length - 1) / linesAPass));
  const edges = new Float64Array(passes * linesAPass).fill(-Infinity);
  edges.set(Float64Array.from(floors.subarray(0, floors.length - 1), leastScore));
  return { tiers: floors.length, edges, under: new Uint32Array(edges.length) };
};

/** Adds the pass of lines from `at` to the tiers in `out`. */
const cutPass = (cut: TierCut, at: number, scores: Float64Array, out: Uint8Array): void => {
  const edge0 = cut.edges[at] ?? -Infinity;
  const edge1 = cut.edges[at + 1] ?? -Infinity;
  const edge2 = cut.edges[at + 2] ?? -Infinity;
  let under0 = 0;
  let under1 = 0;
  let under2 = 0;
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] ?? NaN;
    const below0 = Number(score < edge0);
    const below1 = Number(score < edge1);
    const below2 = Number(score < edge2);
    under0 += below0;
    under1 += below1;
    under2 += below2;
    // NaN is the only number that differs from itself; minus one has all the bits of `noTier`.
    out[row] = ((out[row] ?? 0) + below0 + below1 + below2) | -Number(score !== score);
  }
  cut.under.set([under0, under1, under2], at);
};

/** Cuts by all lines from the pass at `first` on; those before it are in `out` already. */
export const cutByLines = (
  cut: TierCut,
  first: number,
  scores: Float64Array,
  out: Uint8Array,
): void => {
  for (let at = first; at < cut.edges.length; at += linesAPass) {
    cutPass(cut, at, scores, out);
  }
};

/** Partners in each tier after a cut of `rows` partners, of whom `without` have no score. */
export const countsOfCut = (
  { tiers, under }: TierCut,
  rows: number,
  without: number,
): TierCounts => ({
  byTier: Array.from({ length: tiers }, (_, tier) => {
    const notAbove = tier === 0 ? rows - without : (under[tier - 1] ?? 0);
    return notAbove - (tier === tiers - 1 ? 0 : (under[tier] ?? 0));
  }),
  without,
});

/**
 * Cuts scores into tiers: `out[row]` becomes the index of the tier (0 is the highest), or `noTier` where
 * there is no score. Scores are compared as millionths, rounded half to even; a score on a line belongs
 * to the higher tier. Floors come from `tierFloors`.
 */
export const assignTiers = (
  scores: Float64Array,
  floors: Int32Array,
  out: Uint8Array,
): TierCounts => {
  const cut = createTierCut(floors);
  out.fill(0);
  cutByLines(cut, 0, scores, out);
  let without = 0;
  for (const score of scores) {
    without += Number(score !== score);
  }
  return countsOfCut(cut, scores.length, without);
};

/** Counts codes as `assignTiers` makes them. */
export const countTiers = (codes: Uint8Array, tiers: number): TierCounts => {
  const counts = new Uint32Array(256);
  for (const code of codes) {
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return { byTier: Array.from(counts.subarray(0, tiers)), without: counts[noTier] ?? 0 };
};
