import { toMicros } from './tiers.ts';

/** Buffers that ranking reuses from frame to frame; one set per number of partners. */
export type RankBuffers = {
  /** `order[place]` is a row, best first. */
  readonly order: Uint32Array;
  /** `ranks[row]` counts from 1. */
  readonly ranks: Uint32Array;
  /** Scores as whole numbers, best first. */
  readonly keys: Uint32Array;
  /** Upper digit of the key and row, one pair per partner. */
  readonly pairs: Uint32Array;
  readonly lowerPlaces: Uint32Array;
  readonly upperPlaces: Uint32Array;
};

const digitBits = 14;
const digits = 1 << digitBits;
const digitMask = digits - 1;

/** 100 points in millionths; keys run backwards from it, so that the best score comes first. */
const bestScore = 100_000_000;

/** Buffers for `rows` partners. */
export const createRankBuffers = (rows: number): RankBuffers => ({
  order: new Uint32Array(rows),
  ranks: new Uint32Array(rows),
  keys: new Uint32Array(rows),
  pairs: new Uint32Array(2 * rows),
  lowerPlaces: new Uint32Array(digits),
  upperPlaces: new Uint32Array(digits),
});

/** Turns counts by digit into the place where each digit begins. */
const startPlaces = (counts: Uint32Array): void => {
  let place = 0;
  for (let digit = 0; digit < counts.length; digit += 1) {
    const count = counts[digit] ?? 0;
    counts[digit] = place;
    place += count;
  }
};

/** The smaller the better; partners without a score come last. */
const keyOf = (score: number): number => bestScore - toMicros(score);

/**
 * Orders partners by score, best first, as whole millionths rounded half to even. Equal scores keep the order of their rows, which
 * is the order of their keys; partners without a score (NaN) come last. Fills and returns
 * `order`. A stable radix sort of two digits: linear in the number of partners, whatever the scores.
 */
export const orderPartners = (scores: Float64Array, buffers: RankBuffers): Uint32Array => {
  const { order, keys, pairs, lowerPlaces, upperPlaces } = buffers;
  const rows = scores.length;
  lowerPlaces.fill(0);
  upperPlaces.fill(0);
  for (let row = 0; row < rows; row += 1) {
    const key = keyOf(scores[row] ?? NaN);
    keys[row] = key;
    const lower = key & digitMask;
    const upper = key >>> digitBits;
    lowerPlaces[lower] = (lowerPlaces[lower] ?? 0) + 1;
    upperPlaces[upper] = (upperPlaces[upper] ?? 0) + 1;
  }
  startPlaces(lowerPlaces);
  startPlaces(upperPlaces);
  for (let row = 0; row < rows; row += 1) {
    const key = keys[row] ?? 0;
    const lower = key & digitMask;
    const place = lowerPlaces[lower] ?? 0;
    lowerPlaces[lower] = place + 1;
    pairs[2 * place] = key >>> digitBits;
    pairs[2 * place + 1] = row;
  }
  for (let index = 0; index < rows; index += 1) {
    const upper = pairs[2 * index] ?? 0;
    const place = upperPlaces[upper] ?? 0;
    upperPlaces[upper] = place + 1;
    order[place] = pairs[2 * index + 1] ?? 0;
  }
  return order;
};

/**
 * Orders partners as `orderPartners` does and fills `ranks`: equals share the better rank (1, 2, 2, 4);
 * those without a score share the rank behind all others.
 */
export const rankPartners = (scores: Float64Array, buffers: RankBuffers): RankBuffers => {
  const { ranks, keys } = buffers;
  const order = orderPartners(scores, buffers);
  let rank = 0;
  let before = -1;
  for (let place = 0; place < order.length; place += 1) {
    const row = order[place] ?? 0;
    const key = keys[row] ?? 0;
    if (key !== before) {
      rank = place + 1;
      before = key;
    }
    ranks[row] = rank;
  }
  return buffers;
};

/**
 * The rank of one row without ranking all: 1 + how many score better, found by halving in the `order`
 * of the same scores.
 */
export const rankOfRow = (scores: Float64Array, order: Uint32Array, row: number): number => {
  const key = keyOf(scores[row] ?? NaN);
  let from = 0;
  let to = order.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (keyOf(scores[order[middle] ?? 0] ?? NaN) < key) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from + 1;
};
