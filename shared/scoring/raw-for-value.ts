import { assertNever } from '../invariant.ts';
import type { ValueFunction } from '../model/value-function.ts';
import { boundsOf, isConstantBy, valueOf, type ValueOf } from './value-of.ts';
import type { Target } from './values/target.ts';
import type { ValuePoint } from './values/piecewise.ts';
import { isLabelRubric } from './values/rubric.ts';
import { spreadOf, type Yardstick } from './yardstick.ts';

/** Deviations from the mean beyond which a bounded z-score is 0 or 100 in its doubles. */
const widest = 9;

/** A little beyond an edge that must be passed, more than printing with decimals rounds away. */
const beyond = (raw: number): number => 4e-9 * Math.max(1, Math.abs(raw));

/** Where straight lines between points first reach `value`, nearest to `raw`; null where they never do. */
const rawOnPoints = (
  value: number,
  points: readonly ValuePoint[],
  raw: number | null,
): number | null => {
  const crossings = points.flatMap((after, index) => {
    const before = points[index - 1];
    if (before === undefined) return after.value >= value ? [after.raw] : [];
    const isCrossed = before.value >= value !== after.value >= value;
    if (!isCrossed) return after.value >= value ? [after.raw] : [];
    const share = (value - before.value) / (after.value - before.value);
    const at = before.raw + share * (after.raw - before.raw);
    return after.value >= value ? [at, after.raw] : [at];
  });
  return nearest(crossings, raw ?? points[0]?.raw ?? 0);
};

const nearest = (candidates: readonly number[], raw: number): number | null =>
  candidates.toSorted((a, b) => Math.abs(a - raw) - Math.abs(b - raw))[0] ?? null;

const pointsOfTarget = ({ lower, bestFrom, bestTo, upper }: Target): readonly ValuePoint[] => [
  ...(lower < bestFrom ? [{ raw: lower, value: 0 }] : []),
  { raw: bestFrom, value: 100 },
  { raw: bestTo, value: 100 },
  ...(bestTo < upper ? [{ raw: upper, value: 0 }] : []),
];

/** The end of a monotone function's range nearest to its worst from which on `value` is reached. */
const bisect = (judge: ValueOf, value: number, worst: number, best: number): number | null => {
  if (!(judge(best) >= value)) return null;
  let [short, enough] = [worst, best];
  for (let step = 0; step < 200 && short !== enough; step += 1) {
    const middle = short + (enough - short) / 2;
    if (middle === short || middle === enough) break;
    if (judge(middle) >= value) enough = middle;
    else short = middle;
  }
  return enough + Math.sign(best - worst) * beyond(enough);
};

const rawOnSteps = (
  value: number,
  { below, steps }: Extract<ValueFunction, { method: 'bands' }>,
  raw: number | null,
): number | null => {
  const bands = [{ from: -Infinity, value: below }, ...steps];
  const ends = bands.flatMap((band, index) => {
    if (band.value < value) return [];
    const next = bands[index + 1];
    const end = next === undefined ? Infinity : next.from - beyond(next.from);
    return [band.from, end].filter(Number.isFinite);
  });
  return nearest(ends, raw ?? steps[0]?.from ?? 0);
};

/**
 * The raw number nearest to today's (`raw`; null where none is known) that is worth `value` or more;
 * null where no number is. Exact for straight lines; for the others found by bisection, a few billionths
 * beyond. For a rubric of labels it is the number of the level, from 1.
 */
export const rawForValue = (
  value: number,
  valueFunction: ValueFunction,
  yardstick: Yardstick | null,
  raw: number | null,
): number | null => {
  if (isConstantBy(valueFunction, yardstick)) return null;
  switch (valueFunction.method) {
    case 'minmax':
    case 'goalposts': {
      const bounds = boundsOf(valueFunction, yardstick);
      if (bounds === null || !(bounds.upper > bounds.lower)) return null;
      const way = (value / 100) * (bounds.upper - bounds.lower);
      return valueFunction.direction === 'higher' ? bounds.lower + way : bounds.upper - way;
    }
    case 'piecewise':
      return rawOnPoints(value, valueFunction.points, raw);
    case 'target':
      return rawOnPoints(value, pointsOfTarget(valueFunction), raw);
    case 'bands':
      return rawOnSteps(value, valueFunction, raw);
    case 'rubric': {
      const { levels } = valueFunction;
      const isLabels = isLabelRubric(levels);
      const enough = levels.flatMap((level, place) =>
        level.value < value
          ? []
          : isLabels
            ? [place + 1]
            : typeof level.at === 'number'
              ? [level.at]
              : [],
      );
      return nearest(enough, raw ?? 0);
    }
    case 'zscore':
    case 'percentile':
    case 'logarithmic': {
      if (yardstick === null) return null;
      const { lower, upper } = widestRange(valueFunction, yardstick);
      const judge = valueOf(valueFunction, yardstick);
      return valueFunction.direction === 'higher'
        ? bisect(judge, value, lower, upper)
        : bisect(judge, value, upper, lower);
    }
    default:
      return assertNever(valueFunction, 'value function');
  }
};

const widestRange = (
  valueFunction: Extract<ValueFunction, { method: 'zscore' | 'percentile' | 'logarithmic' }>,
  yardstick: Yardstick,
): { readonly lower: number; readonly upper: number } => {
  if (valueFunction.method === 'zscore') {
    const { mean, deviation } = spreadOf(yardstick, valueFunction.ddof);
    return { lower: mean - widest * deviation, upper: mean + widest * deviation };
  }
  // A small group is drawn towards all partners, so that its values may run as far as theirs.
  return {
    lower: Math.min(yardstick.own.lower, yardstick.whole.lower),
    upper: Math.max(yardstick.own.upper, yardstick.whole.upper),
  };
};
