import { noTier, toMicros } from '../../scoring/tiers.ts';
import type { StateFrame } from './state-scorer.ts';

/**
 * What a number of futures say of each partner, without keeping them. Sums are of whole millionths of a
 * point, so they are exact and the same in whatever order futures are taken, by one thread or by several.
 */
export type Tally = {
  readonly rows: number;
  readonly tiers: number;
  /** Futures that were taken. */
  futures: number;
  /** By row and tier, `row · (tiers + 1) + tier`: futures in it; the last slot is without a score. */
  readonly byTier: Uint32Array;
  /** Lowest and highest score; +∞ and −∞ where there is none. */
  readonly worst: Float64Array;
  readonly best: Float64Array;
  /** Number of the future of the lowest score, the first of equals; −1 where there is none. */
  readonly worstFuture: Int32Array;
  /** Sum of scores in millionths. */
  readonly scoreMicros: Float64Array;
  /** Greatest regret: by how much the partner is behind the best of the same future, in points. */
  readonly greatestRegret: Float64Array;
};

export const createTally = (rows: number, tiers: number): Tally => ({
  rows,
  tiers,
  futures: 0,
  byTier: new Uint32Array(rows * (tiers + 1)),
  worst: new Float64Array(rows).fill(Infinity),
  best: new Float64Array(rows).fill(-Infinity),
  worstFuture: new Int32Array(rows).fill(-1),
  scoreMicros: new Float64Array(rows),
  greatestRegret: new Float64Array(rows).fill(-Infinity),
});

/** Takes one more future. */
export const takeFuture = (
  tally: Tally,
  future: number,
  { scores, tiers, highest }: StateFrame,
): void => {
  tally.futures += 1;
  countTiersOf(tally, tiers);
  const { worst, best, worstFuture, scoreMicros, greatestRegret } = tally;
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] ?? NaN;
    // Without a score no comparison holds.
    if (score <= (worst[row] ?? NaN)) {
      worstFuture[row] =
        score === worst[row] ? Math.min(future, worstFuture[row] ?? future) : future;
      worst[row] = score;
    }
    if (score > (best[row] ?? NaN)) best[row] = score;
    const regret = highest - score;
    if (regret > (greatestRegret[row] ?? NaN)) greatestRegret[row] = regret;
    scoreMicros[row] = (scoreMicros[row] ?? 0) + Math.max(0, toMicros(score));
  }
};

const countTiersOf = ({ byTier, tiers: count }: Tally, tiers: Uint8Array): void => {
  const slots = count + 1;
  for (let row = 0; row < tiers.length; row += 1) {
    const tier = tiers[row] ?? noTier;
    const slot = row * slots + (tier < count ? tier : count);
    byTier[slot] = (byTier[slot] ?? 0) + 1;
  }
};

/** Adds what another number of futures said of the same partners. */
export const mergeTally = (into: Tally, other: Tally): void => {
  into.futures += other.futures;
  const add = (a: Uint32Array | Float64Array, b: Uint32Array | Float64Array): void =>
    b.forEach((value, index) => {
      a[index] = (a[index] ?? 0) + value;
    });
  add(into.byTier, other.byTier);
  add(into.scoreMicros, other.scoreMicros);
  for (let row = 0; row < into.rows; row += 1) {
    const theirs = other.worst[row] ?? NaN;
    const ours = into.worst[row] ?? NaN;
    const theirFuture = other.worstFuture[row] ?? -1;
    if (theirs < ours || (theirs === ours && theirFuture < (into.worstFuture[row] ?? -1))) {
      into.worst[row] = theirs;
      into.worstFuture[row] = theirFuture;
    }
    into.best[row] = Math.max(into.best[row] ?? NaN, other.best[row] ?? NaN);
    into.greatestRegret[row] = Math.max(
      into.greatestRegret[row] ?? NaN,
      other.greatestRegret[row] ?? NaN,
    );
  }
};
