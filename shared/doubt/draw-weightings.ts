import type { Random } from '../random.ts';
import type { WeightDoubt } from './weight-doubt.ts';

/** Weightings one after the other, each of as many shares as there are criteria; each sums to 1. */
export type Weightings = {
  readonly criteria: number;
  readonly count: number;
  readonly shares: Float64Array;
};

/**
 * Uniform on the simplex of `size` shares, Dirichlet(1, …, 1), as exponentials over their sum.
 * Uniforms over their sum would crowd the middle.
 */
const drawSimplex = (random: Random, out: Float64Array): void => {
  let sum = 0;
  for (let index = 0; index < out.length; index += 1) {
    // 1 − share lies in 0 < x ≤ 1, so the logarithm is finite.
    const share = -Math.log(1 - random.share());
    out[index] = share;
    sum += share;
  }
  for (let index = 0; index < out.length; index += 1) {
    out[index] = (out[index] ?? 0) / sum;
  }
};

/** Positions of the criteria, heaviest first; equal ones in an order drawn anew each time. */
const drawOrder = (today: Float64Array, random: Random): readonly number[] => {
  const ties = Float64Array.from(today, () => random.share());
  return [...today.keys()].sort(
    (a, b) => (today[b] ?? 0) - (today[a] ?? 0) || (ties[a] ?? 0) - (ties[b] ?? 0),
  );
};

/** How often each share is redrawn, on average, between two weightings that are kept. */
const sweeps = 4;

/**
 * One step of a Gibbs sampler on the simplex within bounds: two shares are drawn anew, uniformly, with
 * the same sum. Its stationary distribution is uniform on all weightings within the bounds.
 */
const redrawPair = (
  shares: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  random: Random,
): void => {
  const first = random.integer(0, shares.length - 1);
  const other = random.integer(0, shares.length - 2);
  const second = other + Number(other >= first);
  const sum = (shares[first] ?? 0) + (shares[second] ?? 0);
  const from = Math.max(lower[first] ?? 0, sum - (upper[second] ?? 0));
  const to = Math.min(upper[first] ?? 0, sum - (lower[second] ?? 0));
  const drawn = to > from ? from + (to - from) * random.share() : (shares[first] ?? 0);
  shares[first] = drawn;
  shares[second] = sum - drawn;
};

const drawBand = (
  today: Float64Array,
  share: number,
  count: number,
  random: Random,
  out: Float64Array,
): void => {
  const lower = today.map((weight) => weight * (1 - share));
  const upper = today.map((weight) => Math.min(1, weight * (1 + share)));
  const current = today.slice();
  const steps = current.length < 2 ? 0 : sweeps * current.length;
  for (let draw = 0; draw < count; draw += 1) {
    for (let step = 0; step < steps; step += 1) {
      redrawPair(current, lower, upper, random);
    }
    out.set(current, draw * current.length);
  }
};

/**
 * Draws `count` weightings that fit what is said of them. `today` holds the present share of each
 * criterion, 0 or more with a sum above 0; it is scaled to 1 first. Locks are of the sliders and do not
 * bind here. The same `random` gives the same weightings.
 */
export const drawWeightings = (
  today: Float64Array,
  doubt: WeightDoubt,
  count: number,
  random: Random,
): Weightings => {
  const criteria = today.length;
  const total = today.reduce((sum, weight) => sum + weight, 0);
  const scaled = today.map((weight) => weight / total);
  const shares = new Float64Array(count * criteria);
  const weightings = { criteria, count, shares };
  if (doubt.kind === 'band') {
    drawBand(scaled, doubt.share, count, random, shares);
    return weightings;
  }
  if (doubt.kind === 'cloud') {
    for (let draw = 0; draw < count; draw += 1) {
      const vote = doubt.votes[random.integer(0, doubt.votes.length - 1)];
      shares.set(vote ?? scaled, draw * criteria);
    }
    return weightings;
  }
  for (let draw = 0; draw < count; draw += 1) {
    const row = shares.subarray(draw * criteria, (draw + 1) * criteria);
    drawSimplex(random, row);
    if (doubt.kind === 'order') {
      const falling = row.toSorted().reverse();
      drawOrder(scaled, random).forEach((criterion, rank) => {
        row[criterion] = falling[rank] ?? 0;
      });
    }
  }
  return weightings;
};
