import { microsPerPoint, toMicros } from '../tiers.ts';

/** Partners with a score in so many classes, lowest class first. */
export type NaturalBreaks = {
  /** Lowest and highest score of each class, in whole millionths. */
  readonly classes: readonly {
    readonly lowest: number;
    readonly highest: number;
    readonly partners: number;
  }[];
  /** Σ over classes of Σ (score − mean of its class)², in points². */
  readonly within: number;
  /**
   * Goodness of variance fit, 1 − within / Σ (score − mean of all)²: 0 for one class, 1 where every class
   * is one score. Null where all scores are equal.
   */
  readonly fit: number | null;
};

/** Different scores, ascending, and running sums before each of them and behind the last. */
type Sums = {
  readonly micros: Int32Array;
  readonly counts: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
};

const sumsOf = (scores: ArrayLike<number>): Sums => {
  const sorted = Int32Array.from(scores, toMicros)
    .filter((micros) => micros >= 0)
    .sort();
  const micros = sorted.filter((each, at) => at === 0 || each !== sorted[at - 1]);
  const size = micros.length;
  const counts = new Float64Array(size + 1);
  const first = new Float64Array(size + 1);
  const second = new Float64Array(size + 1);
  // About the middle of the scores: squares of small numbers lose no digits in their differences.
  const middle = sorted[sorted.length >> 1] ?? 0;
  let at = 0;
  for (let place = 0; place < size; place += 1) {
    const value = ((micros[place] ?? 0) - middle) / microsPerPoint;
    let count = 0;
    while (at < sorted.length && sorted[at] === micros[place]) {
      count += 1;
      at += 1;
    }
    counts[place + 1] = (counts[place] ?? 0) + count;
    first[place + 1] = (first[place] ?? 0) + count * value;
    second[place + 1] = (second[place] ?? 0) + count * value * value;
  }
  return { micros, counts, first, second };
};

/** Σ (score − mean)² of the different scores `from`..`to`, each as often as it occurs. */
const squaresOf = ({ counts, first, second }: Sums, from: number, to: number): number => {
  const count = (counts[to + 1] ?? 0) - (counts[from] ?? 0);
  const sum = (first[to + 1] ?? 0) - (first[from] ?? 0);
  const squares = (second[to + 1] ?? 0) - (second[from] ?? 0);
  return Math.max(0, squares - (sum * sum) / count);
};

/**
 * One more class: for each number of scores from below, the least sum and where its last class starts. The
 * best start never falls as scores are added (the sums obey the quadrangle inequality), so halves are
 * searched between the starts of what lies around them: n log n instead of n².
 */
const addClass = (
  sums: Sums,
  before: Float64Array,
  classes: number,
): { readonly least: Float64Array; readonly starts: Int32Array } => {
  const size = sums.micros.length;
  const least = new Float64Array(size).fill(Infinity);
  const starts = new Int32Array(size);
  const fill = (low: number, high: number, from: number, to: number): void => {
    if (low > high) return;
    const middle = (low + high) >> 1;
    let best = Infinity;
    let bestStart = Math.max(from, classes - 1);
    for (let start = bestStart; start <= Math.min(middle, to); start += 1) {
      const sum = (before[start - 1] ?? Infinity) + squaresOf(sums, start, middle);
      if (sum < best) {
        best = sum;
        bestStart = start;
      }
    }
    least[middle] = best;
    starts[middle] = bestStart;
    fill(low, middle - 1, from, bestStart);
    fill(middle + 1, high, bestStart, to);
  };
  fill(classes - 1, size - 1, classes - 1, size - 1);
  return { least, starts };
};

const breaksOf = (sums: Sums, starts: readonly Int32Array[]): NaturalBreaks => {
  const { micros, counts } = sums;
  const bounds = [micros.length];
  for (let classes = starts.length - 1; classes > 0; classes -= 1) {
    bounds.unshift(starts[classes]?.[(bounds[0] ?? 0) - 1] ?? 0);
  }
  bounds.unshift(0);
  const spans = bounds.slice(1).map((end, index) => [bounds[index] ?? 0, end - 1] as const);
  const within = spans.reduce((sum, [from, to]) => sum + squaresOf(sums, from, to), 0);
  const total = squaresOf(sums, 0, micros.length - 1);
  return {
    classes: spans.map(([from, to]) => ({
      lowest: micros[from] ?? 0,
      highest: micros[to] ?? 0,
      partners: (counts[to + 1] ?? 0) - (counts[from] ?? 0),
    })),
    within,
    fit: total > 0 ? 1 - within / total : null,
  };
};

/**
 * Natural breaks: scores (0..100, NaN for none) in 1, 2, 3 … up to `most` classes, each time with the
 * least sum of squares within classes there is (W. D. Fisher, "On grouping for maximum homogeneity",
 * JASA 53, 1958; on maps as the optimal method of G. F. Jenks, 1977). Exact by dynamic programming, no
 * search from a start. Scores are taken in millionths; equal scores are in one class, and of classes that are
 * equally good those whose upper classes start lower. Ends early where there are fewer different scores than
 * classes. Yields after each number of classes, so that a window can paint in between.
 */
export function* naturalBreaks(
  scores: ArrayLike<number>,
  most: number,
): Generator<NaturalBreaks, void> {
  const sums = sumsOf(scores);
  const size = sums.micros.length;
  if (size === 0) return;
  let least: Float64Array = Float64Array.from({ length: size }, (_, to) => squaresOf(sums, 0, to));
  const starts: Int32Array[] = [new Int32Array(size)];
  for (let classes = 1; classes <= Math.min(most, size); classes += 1) {
    if (classes > 1) {
      const added = addClass(sums, least, classes);
      least = added.least;
      starts.push(added.starts);
    }
    yield breaksOf(sums, starts);
  }
}

/**
 * The line between two classes: the number with the fewest decimals above the lower class that is not
 * above the upper one, and the highest of these. Whoever has the lowest score of the upper class reaches it.
 */
export const lineBetween = (highestBelow: number, lowestAbove: number): number => {
  for (let step = 10 * microsPerPoint; step >= 1; step /= 10) {
    const micros = Math.floor(lowestAbove / step) * step;
    if (micros > highestBelow) return micros / microsPerPoint;
  }
  return lowestAbove / microsPerPoint;
};

/** Lines of tiers, highest first, that put each class into a tier of its own; null for the lowest. */
export const linesOfBreaks = ({ classes }: NaturalBreaks): readonly (number | null)[] =>
  classes
    .map(({ lowest }, index) => {
      const below = classes[index - 1];
      return below === undefined ? null : lineBetween(below.highest, lowest);
    })
    .reverse();

/**
 * Goodness of variance fit of any lines, lowest first, in points: as in `NaturalBreaks`. Null where all
 * scores are equal or there is none.
 */
export const fitOfLines = (scores: ArrayLike<number>, lines: readonly number[]): number | null => {
  const sums = sumsOf(scores);
  const { micros } = sums;
  const total = micros.length === 0 ? 0 : squaresOf(sums, 0, micros.length - 1);
  if (!(total > 0)) return null;
  const floors = [...lines.map(toMicros), Infinity];
  let from = 0;
  let within = 0;
  for (const floor of floors) {
    let to = from;
    while (to < micros.length && (micros[to] ?? 0) < floor) to += 1;
    if (to > from) within += squaresOf(sums, from, to - 1);
    from = to;
  }
  return 1 - within / total;
};
