/** How many numbers fall into each of `bins` equal parts of `lower..upper`; NaN counts nowhere. */
export const histogram = (
  values: Float64Array,
  lower: number,
  upper: number,
  bins: number,
): readonly number[] => {
  const counts = new Array<number>(bins).fill(0);
  const scale = bins / (upper - lower);
  for (const value of values) {
    if (value >= lower && value <= upper) {
      const bin = Math.min(bins - 1, Math.floor((value - lower) * scale));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
  return counts;
};
