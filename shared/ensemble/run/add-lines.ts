import type { Line, Shifted } from './judge-shifted.ts';

/** A criterion with a straight value function whose metric is moved. */
export type MovedLine = {
  /** Raw numbers by place, NaN where one is absent. */
  readonly values: Float64Array;
  readonly line: Line;
  readonly weight: number;
};

/**
 * Weight · value of x · factor + shift on a line is one straight line of x, cut off at 0 and at the weight's
 * hundred points: for 0 ≤ m, min(m, max(0, p)) = (|p| − |p − m| + m) / 2. So written it needs no comparison,
 * whose outcome no processor can foresee among partners in no order.
 */
type Cut = { readonly slope: number; readonly start: number; readonly half: number };

const cutOf = (
  { line: { lower, upper, isHigherBetter }, weight }: MovedLine,
  { factor, shift }: Pick<Shifted, 'factor' | 'shift'>,
): Cut => {
  const half = 50 * weight;
  const span = upper - lower;
  return {
    half,
    slope: ((isHigherBetter ? half : -half) * factor) / span,
    start: (half * (isHigherBetter ? shift - lower : upper - shift)) / span,
  };
};

/** Adds the points of one criterion; what is absent adds nothing. */
export const addLine = (moved: MovedLine, shifted: Shifted, sums: Float64Array): void => {
  const { slope, start, half } = cutOf(moved, shifted);
  const { values } = moved;
  for (let place = shifted.from; place < shifted.to; place += 1) {
    const points = (values[place] ?? NaN) * slope + start;
    const cut = Math.abs(points) - Math.abs(points - half) + half;
    // Only what is absent differs from itself, and that is foreseen: it is the same in every future.
    sums[place] = (sums[place] ?? 0) + (cut === cut ? cut : 0);
  }
};

type Shift = Pick<Shifted, 'factor' | 'shift'>;

/**
 * Adds the points of four criteria in which nobody's number is absent; `shifts` has one entry for each. Each
 * sum is read and written once for all four.
 */
export const addFourLines = (
  [a, b, c, d]: readonly [MovedLine, MovedLine, MovedLine, MovedLine],
  from: number,
  to: number,
  [shiftA, shiftB, shiftC, shiftD]: readonly [Shift, Shift, Shift, Shift],
  sums: Float64Array,
): void => {
  const [valuesA, valuesB, valuesC, valuesD] = [a.values, b.values, c.values, d.values];
  const { slope: slopeA, start: startA, half: halfA } = cutOf(a, shiftA);
  const { slope: slopeB, start: startB, half: halfB } = cutOf(b, shiftB);
  const { slope: slopeC, start: startC, half: halfC } = cutOf(c, shiftC);
  const { slope: slopeD, start: startD, half: halfD } = cutOf(d, shiftD);
  const halves = halfA + halfB + halfC + halfD;
  for (let place = from; place < to; place += 1) {
    const pointsA = (valuesA[place] ?? NaN) * slopeA + startA;
    const pointsB = (valuesB[place] ?? NaN) * slopeB + startB;
    const pointsC = (valuesC[place] ?? NaN) * slopeC + startC;
    const pointsD = (valuesD[place] ?? NaN) * slopeD + startD;
    sums[place] =
      (sums[place] ?? 0) +
      halves +
      (Math.abs(pointsA) - Math.abs(pointsA - halfA)) +
      (Math.abs(pointsB) - Math.abs(pointsB - halfB)) +
      (Math.abs(pointsC) - Math.abs(pointsC - halfC)) +
      (Math.abs(pointsD) - Math.abs(pointsD - halfD));
  }
};
