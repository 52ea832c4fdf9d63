import { microsPerPoint, noMicros, toMicros } from './tiers.ts';

/**
 * Finds who stands at a place of the ranking without ranking everybody: partners are counted by a
 * fiftieth of a point, and only the few who share it with the place in question are put in order.
 * What it answers is what `rankPartners` would say.
 */
export type PlaceFinder = {
  /** Reads new scores; what was found before is void. */
  readonly take: (scores: Float64Array) => void;
  /** The row at a place, counted from 0; 0 beyond the last. */
  readonly rowAt: (place: number) => number;
  /** The rank of who stands at a place: from 1, equals share the better rank. */
  readonly rankAt: (place: number) => number;
  /** How many score in each of `bins` equal parts of 0..100 points; `bins` divides 5,000. */
  readonly histogram: (bins: number) => Uint32Array;
};

/** Parts of the scale that partners are counted by. */
const parts = 5000;
const microsAPart = (100 * microsPerPoint) / parts;

/** Where partners without a score are counted: behind all parts. */
const absentPart = parts + 1;

/** The full mark has a part of its own. */
const partOf = (micros: number): number =>
  micros === noMicros ? absentPart : parts - Math.floor(micros / microsAPart);

/** The stretch of places that was put in order last. */
type Stretch = { readonly from: number; readonly rows: Uint32Array; readonly ranks: Uint32Array };

const nothing: Stretch = { from: 0, rows: new Uint32Array(), ranks: new Uint32Array() };

/** The rows of part `first`..`last`, in order; `from` is the place of the first of them. */
const orderParts = (
  scores: Float64Array,
  partOfRow: Uint16Array,
  first: number,
  last: number,
  from: number,
  size: number,
): Stretch => {
  const rows = new Uint32Array(size);
  let found = 0;
  for (let row = 0; row < partOfRow.length; row += 1) {
    const part = partOfRow[row] ?? 0;
    if (part >= first && part <= last) {
      rows[found] = row;
      found += 1;
    }
  }
  const keyOf = (row: number): number => toMicros(scores[row] ?? NaN);
  // Rows were met in their order, which is that of the partners' keys: what is equal stays in it.
  const isOrdered = rows.every(
    (row, index) => index === 0 || keyOf(rows[index - 1] ?? 0) >= keyOf(row),
  );
  if (!isOrdered) rows.sort((a, b) => keyOf(b) - keyOf(a) || a - b);
  const ranks = new Uint32Array(size);
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    const isEqual = before !== undefined && keyOf(before) === keyOf(row);
    ranks[index] = isEqual ? (ranks[index - 1] ?? 0) : from + index + 1;
  });
  return { from, rows, ranks };
};

/** A finder for up to `rows` partners; `window` is how many places are looked for at a time. */
export const createPlaceFinder = (rows: number, window = 64): PlaceFinder => {
  const partOfRow = new Uint16Array(rows);
  /** How many are in a part, the best part first. */
  const counts = new Uint32Array(absentPart + 1);
  let scores: Float64Array = new Float64Array();
  let stretch = nothing;

  /** Whole parts that hold the places from `place` on, at least `window` of them. */
  const find = (place: number): Stretch => {
    let first = 0;
    let from = 0;
    while (first < absentPart && from + (counts[first] ?? 0) <= place) {
      from += counts[first] ?? 0;
      first += 1;
    }
    let last = first;
    let size = counts[first] ?? 0;
    // Those without a score are a part by themselves: there may be many, and they need no sorting.
    while (last < absentPart - 1 && from + size < place + window) {
      last += 1;
      size += counts[last] ?? 0;
    }
    return orderParts(scores, partOfRow, first, last, from, size);
  };

  /** The stretch that holds the place, looked for where it is another than before. */
  const around = (place: number): Stretch => {
    if (place < stretch.from || place >= stretch.from + stretch.rows.length) {
      stretch = find(place);
    }
    return stretch;
  };

  return {
    take: (next) => {
      scores = next;
      stretch = nothing;
      counts.fill(0);
      for (let row = 0; row < rows; row += 1) {
        const part = partOf(toMicros(next[row] ?? NaN));
        partOfRow[row] = part;
        counts[part] = (counts[part] ?? 0) + 1;
      }
    },
    rowAt: (place) => {
      const { rows: found, from } = around(place);
      return found[place - from] ?? 0;
    },
    rankAt: (place) => {
      const { ranks, from } = around(place);
      return ranks[place - from] ?? 0;
    },
    histogram: (bins) => {
      const width = parts / bins;
      const found = new Uint32Array(bins);
      for (let part = 0; part <= parts; part += 1) {
        const bin = Math.min(bins - 1, Math.floor((parts - part) / width));
        found[bin] = (found[bin] ?? 0) + (counts[part] ?? 0);
      }
      return found;
    },
  };
};
