/** `compensatedSum` of the products of two aligned arrays. */
export const compensatedProducts = (left: Float64Array, right: Float64Array): number => {
  let sum = 0;
  let lost = 0;
  for (let place = 0; place < left.length; place += 1) {
    const value = (left[place] ?? 0) * (right[place] ?? 0);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
};

/**
 * Neumaier's compensated sum: the error is a few units in the last place of Σ|values|/n, whatever
 * the order. No values: 0. May be infinite or NaN where an intermediate sum leaves the range.
 */
export const compensatedSum = (values: Iterable<number>): number => {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
};
