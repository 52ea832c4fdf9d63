/** A drawn point of a value function: a raw number in the metric's unit and its value, 0 to 100. */
export type ValuePoint = { readonly raw: number; readonly value: number };

/**
 * The value of a raw number on straight lines between points with rising raw numbers (the piecewise
 * linear value function of MAVT, Belton and Stewart 2002, 5.2). Outside the points the nearest one
 * holds; without points, and for NaN, the answer is NaN.
 */
export const interpolatePoints = (raw: number, points: readonly ValuePoint[]): number => {
  const next = points.findIndex((point) => raw <= point.raw);
  const after = next === -1 ? points.at(-1) : points[next];
  const before = points[next - 1];
  if (after === undefined || raw !== raw) {
    return NaN;
  }
  if (next === -1 || before === undefined) {
    return after.value;
  }
  const share = (raw - before.raw) / (after.raw - before.raw);
  return before.value + share * (after.value - before.value);
};
