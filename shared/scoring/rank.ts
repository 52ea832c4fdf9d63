/** Buffers that ranking reuses from frame to frame; one set per number of partners. */
export type RankBuffers = {
  readonly order: Uint32Array;
  readonly ranks: Uint32Array;
  readonly scratch: Uint32Array;
  readonly keys: Uint32Array;
  readonly counts: Uint32Array;
};

const digitBits = 14;
const buckets = 1 << digitBits;
const digitMask = buckets - 1;

/** Fits 100 points in millionths, reversed, plus a place behind them for partners without a score. */
const lastKey = 100_000_001;

/** Buffers for `rows` partners. */
export const createRankBuffers = (rows: number): RankBuffers => ({
  order: new Uint32Array(rows),
  ranks: new Uint32Array(rows),
  scratch: new Uint32Array(rows),
  keys: new Uint32Array(rows),
  counts: new Uint32Array(buckets),
});

const startOffsets = (counts: Uint32Array): void => {
  let offset = 0;
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const count = counts[bucket] ?? 0;
    counts[bucket] = offset;
    offset += count;
  }
};

/**
 * Ranks partners by score in millionths, best first. Equal scores keep the order of their rows, which
 * is the order of their keys, and share the better rank (1, 2, 2, 4); partners without a score come
 * last and share the rank behind all others. Returns the buffers: `order[place]` is a row,
 * `ranks[row]` counts from 1. A stable radix sort of two digits, linear in the number of partners.
 */
export const rankPartners = (micros: Int32Array, buffers: RankBuffers): RankBuffers => {
  const { order, ranks, scratch, keys, counts } = buffers;
  const rows = micros.length;
  counts.fill(0);
  for (let row = 0; row < rows; row += 1) {
    const score = micros[row] ?? -1;
    const key = score < 0 ? lastKey : lastKey - 1 - score;
    keys[row] = key;
    const digit = key & digitMask;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  startOffsets(counts);
  for (let row = 0; row < rows; row += 1) {
    const digit = (keys[row] ?? 0) & digitMask;
    const place = counts[digit] ?? 0;
    counts[digit] = place + 1;
    scratch[place] = row;
  }
  counts.fill(0);
  for (let row = 0; row < rows; row += 1) {
    const digit = (keys[row] ?? 0) >>> digitBits;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  startOffsets(counts);
  for (let index = 0; index < rows; index += 1) {
    const row = scratch[index] ?? 0;
    const digit = (keys[row] ?? 0) >>> digitBits;
    const place = counts[digit] ?? 0;
    counts[digit] = place + 1;
    order[place] = row;
  }
  let rank = 0;
  let before = -1;
  for (let place = 0; place < rows; place += 1) {
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
