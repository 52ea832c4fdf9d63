/**
 * How much of the spread of a result each driver explains by itself: the correlation ratio η² (K. Pearson,
 * 1905) over classes of equally many futures, an estimate of Sobol's first-order index. 0: the driver
 * alone says nothing; 1: it says everything. Effects that only two drivers together have are not seen.
 *
 * Pure chance gives about (classes − 1)/(futures − 1); that much is taken off and the rest scaled (the
 * adjusted ratio ε², T. L. Kelley, 1935), never below 0. NaN where the result does not vary.
 */
export const driverImportance = (
  drivers: number,
  states: Float64Array,
  results: Float64Array,
  classes = 10,
): Float64Array => {
  const futures = results.length;
  const used = Math.max(2, Math.min(classes, Math.floor(futures / 5)));
  const mean = results.reduce((sum, result) => sum + result, 0) / futures;
  const total = results.reduce((sum, result) => sum + (result - mean) ** 2, 0);
  return Float64Array.from({ length: drivers }, (_, driver) => {
    const stateOf = (future: number): number => states[future * drivers + driver] ?? NaN;
    const order = Uint32Array.from(results.keys()).sort(
      (one, other) => stateOf(one) - stateOf(other) || one - other,
    );
    let between = 0;
    for (let slice = 0; slice < used; slice += 1) {
      const from = Math.floor((slice * futures) / used);
      const to = Math.floor(((slice + 1) * futures) / used);
      const members = order.subarray(from, to);
      const own =
        members.reduce((sum, future) => sum + (results[future] ?? NaN), 0) / members.length;
      between += members.length * (own - mean) ** 2;
    }
    const ratio = between / total;
    return total > 0 ? Math.max(0, 1 - ((1 - ratio) * (futures - 1)) / (futures - used)) : NaN;
  });
};
