import { midpoint, valueOfShare, type Direction } from './clamp-value.ts';

/**
 * Numbers in rising order. `count` is how many there were: where it is more than are listed, these are
 * the quantiles at equal steps from the least to the greatest.
 */
export type Ordered = { readonly sorted: ArrayLike<number>; readonly count: number };

/** How many of `sorted` are less than `raw`, by bisection. */
const countBelow = (sorted: ArrayLike<number>, raw: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? NaN) < raw) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
};

/** How many of `sorted` are `raw` or less. */
const countUpTo = (sorted: ArrayLike<number>, raw: number): number => {
  let at = countBelow(sorted, raw);
  let high = sorted.length;
  while (at < high) {
    const middle = (at + high) >>> 1;
    if ((sorted[middle] ?? NaN) <= raw) {
      at = middle + 1;
    } else {
      high = middle;
    }
  }
  return at;
};

/** The share of the others that is worse; between two quantiles along a straight line. */
const shareBelow = ({ sorted, count }: Ordered, raw: number, direction: Direction): number => {
  const last = sorted.length - 1;
  const worse =
    direction === 'higher' ? countBelow(sorted, raw) : sorted.length - countUpTo(sorted, raw);
  if (sorted.length === count || worse === 0 || worse > last) {
    return worse / last;
  }
  const [from, to] = direction === 'higher' ? [worse - 1, worse] : [last - worse + 1, last - worse];
  const start = sorted[from] ?? NaN;
  const end = sorted[to] ?? NaN;
  return (worse - 1 + (raw - start) / (end - start)) / last;
};

/**
 * 100 · (rank − 1)/(n − 1), ties take the lowest rank (COINr `n_prank`): the worst is 0, and the best is
 * 100 unless several share it. A cost is ranked from the other end. A number that is not among the n is
 * ranked by how many of them are worse. With n < 2, or where all are equal, everybody gets
 * `constantValue`.
 */
export const percentileRankValue = (
  raw: number,
  ordered: Ordered,
  direction: Direction,
  constantValue: number = midpoint,
): number => {
  if (raw !== raw) {
    return NaN;
  }
  const { sorted } = ordered;
  const least = sorted[0] ?? NaN;
  const greatest = sorted[sorted.length - 1] ?? NaN;
  return greatest > least ? valueOfShare(shareBelow(ordered, raw, direction)) : constantValue;
};
