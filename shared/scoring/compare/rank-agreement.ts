/** Positions of `values` in rising order. */
const risingOrder = (values: Float64Array): Uint32Array =>
  Uint32Array.from(values, (_, index) => index).sort(
    (a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b,
  );

/** Ranks from 1 for the greatest; equals share the mean of their places. */
export const averageRanks = (values: Float64Array): Float64Array => {
  const order = risingOrder(values).reverse();
  const ranks = new Float64Array(values.length);
  let first = 0;
  while (first < order.length) {
    let next = first + 1;
    while (next < order.length && values[order[next] ?? 0] === values[order[first] ?? 0]) next += 1;
    for (let place = first; place < next; place += 1) {
      ranks[order[place] ?? 0] = (first + next + 1) / 2;
    }
    first = next;
  }
  return ranks;
};

/**
 * Spearman's ρ: Pearson's correlation of the ranks, equals sharing the mean rank. Null where one side is
 * all alike or fewer than two are given.
 */
export const spearman = (one: Float64Array, other: Float64Array): number | null => {
  const a = averageRanks(one);
  const b = averageRanks(other);
  const mean = (one.length + 1) / 2;
  let [products, squaresA, squaresB] = [0, 0, 0];
  for (let index = 0; index < a.length; index += 1) {
    const x = (a[index] ?? 0) - mean;
    const y = (b[index] ?? 0) - mean;
    products += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return squaresA > 0 && squaresB > 0 ? products / Math.sqrt(squaresA * squaresB) : null;
};

/** Pairs of equals: Σ t·(t − 1)/2 over runs that `isSame` joins along `order`. */
const tiedPairs = (order: Uint32Array, isSame: (a: number, b: number) => boolean): number => {
  let pairs = 0;
  let run = 1;
  for (let place = 1; place <= order.length; place += 1) {
    if (place < order.length && isSame(order[place] ?? 0, order[place - 1] ?? 0)) {
      run += 1;
    } else {
      pairs += (run * (run - 1)) / 2;
      run = 1;
    }
  }
  return pairs;
};

/** How many neighbours a merge sort of `values` exchanges: the pairs that stand the wrong way round. */
const countInversions = (values: Float64Array): number => {
  let from = values.slice();
  let to = new Float64Array(values.length);
  let inversions = 0;
  for (let width = 1; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let [left, right] = [start, middle];
      for (let place = start; place < end; place += 1) {
        const takesLeft =
          left < middle && (right >= end || (from[left] ?? 0) <= (from[right] ?? 0));
        if (!takesLeft) inversions += middle - left;
        to[place] = from[takesLeft ? left++ : right++] ?? 0;
      }
    }
    [from, to] = [to, from];
  }
  return inversions;
};

const orderByBoth = (one: Float64Array, other: Float64Array): Uint32Array =>
  Uint32Array.from(one, (_, index) => index).sort(
    (a, b) => (one[a] ?? 0) - (one[b] ?? 0) || (other[a] ?? 0) - (other[b] ?? 0) || a - b,
  );

const inversionsAlong = (order: Uint32Array, values: Float64Array): number =>
  countInversions(Float64Array.from(order, (index) => values[index] ?? 0));

/**
 * Pairs that `one` puts one way round and `other` the other way, equals on either side counting as
 * neither; in n·log n.
 */
export const swappedPairs = (one: Float64Array, other: Float64Array): number =>
  inversionsAlong(orderByBoth(one, other), other);

/**
 * Kendall's τ-b, which corrects for equals on either side, in n·log n by Knight's way (1966). Null where
 * one side is all alike or fewer than two are given.
 */
export const kendall = (one: Float64Array, other: Float64Array): number | null => {
  const order = orderByBoth(one, other);
  const sameOne = (a: number, b: number): boolean => one[a] === one[b];
  const sameOther = (a: number, b: number): boolean => other[a] === other[b];
  const pairs = (one.length * (one.length - 1)) / 2;
  const tiedOne = tiedPairs(order, sameOne);
  const tiedBoth = tiedPairs(order, (a, b) => sameOne(a, b) && sameOther(a, b));
  const tiedOther = tiedPairs(risingOrder(other), sameOther);
  const discordant = inversionsAlong(order, other);
  const concordant = pairs - tiedOne - tiedOther + tiedBoth - discordant;
  const scale = Math.sqrt(pairs - tiedOne) * Math.sqrt(pairs - tiedOther);
  return scale > 0 ? (concordant - discordant) / scale : null;
};
