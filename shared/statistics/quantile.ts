/** `quantile` of values that are sorted ascending and none of which is NaN; NaN for none. */
export const quantileOfSorted = (sorted: Float64Array, share: number): number => {
  if (sorted.length === 0) {
    return NaN;
  }
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  const rest = place - Math.floor(place);
  // Two products instead of a difference: two large numbers of opposite sign must not overflow.
  const between = low === high ? low : low * (1 - rest) + high * rest;
  return Math.min(high, Math.max(low, between));
};

/**
 * The quantile of `values` by linear interpolation between order statistics at (n − 1)·share: Hyndman and
 * Fan's definition 7, numpy's and R's default. NaN for no values, or where one is NaN.
 */
export const quantile = (values: Float64Array, share: number): number => {
  if (values.length === 0 || values.some(Number.isNaN)) {
    return NaN;
  }
  return quantileOfSorted(values.slice().sort(), share);
};
