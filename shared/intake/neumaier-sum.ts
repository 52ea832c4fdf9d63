/**
 * One step of Neumaier's compensated sum: `sum + compensation` is the exact total rounded almost
 * once, whatever the order of magnitude of its parts. Both arrays hold one entry per total.
 */
export const addCompensated = (
  sums: Float64Array,
  compensations: Float64Array,
  index: number,
  value: number,
): void => {
  const before = sums[index] ?? 0;
  const after = before + value;
  const lost =
    Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
  sums[index] = after;
  compensations[index] = (compensations[index] ?? 0) + lost;
};
