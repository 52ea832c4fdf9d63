/** By row, what rows are ordered by: numbers rise and NaN comes last, texts rise by their code units. */
export type SortKeys = Float64Array | readonly string[];

/** Where each of `values` stands among the distinct ones of `sorted`: the place of the first that is not less. */
const placeIn = (sorted: Float64Array, value: number): number => {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? NaN) < value) from = middle + 1;
    else to = middle;
  }
  return from;
};

const ranksOfNumbers = (keys: Float64Array, rows: Uint32Array): Float64Array => {
  const chosen = Float64Array.from(rows, (row) => keys[row] ?? NaN);
  const sorted = chosen.slice().sort();
  return chosen.map((value) => (value === value ? placeIn(sorted, value) : NaN));
};

/** By texts: where each stands among all of them. Texts never change, so a second click finds the answer. */
const known = new WeakMap<readonly string[], Float64Array>();

const ranksOfAll = (keys: readonly string[]): Float64Array => {
  const found = known.get(keys);
  if (found !== undefined) {
    return found;
  }
  const rankOf = new Map([...new Set(keys)].sort().map((text, rank) => [text, rank]));
  const ranks = Float64Array.from(keys, (text) => rankOf.get(text) ?? NaN);
  known.set(keys, ranks);
  return ranks;
};

const ranksOfTexts = (keys: readonly string[], rows: Uint32Array): Float64Array => {
  const ranks = ranksOfAll(keys);
  return Float64Array.from(rows, (row) => ranks[row] ?? NaN);
};

/**
 * Orders rows by keys, or the other way round; rows without a number come last either way, and those that are
 * equal keep their order. Each row becomes one number of rank and place, which are sorted without asking back:
 * a comparison in JavaScript is what takes the time.
 */
export const sortRows = (keys: SortKeys, rows: Uint32Array, isDescending: boolean): Uint32Array => {
  const ranks =
    keys instanceof Float64Array ? ranksOfNumbers(keys, rows) : ranksOfTexts(keys, rows);
  const count = rows.length;
  const most = keys.length;
  const packed = ranks.map((rank, place) => {
    const turned = rank === rank ? (isDescending ? most - rank : rank) : most + 1;
    return turned * count + place;
  });
  packed.sort();
  return Uint32Array.from(packed, (each) => rows[each % count] ?? 0);
};
