import { assertNever } from '../invariant.ts';
import type { ValueFunction } from '../model/value-function.ts';
import { bandsValue } from './values/bands.ts';
import { midpoint } from './values/clamp-value.ts';
import { coinShift, logarithmicValue } from './values/logarithmic.ts';
import { minMaxValue, type RawRange } from './values/min-max.ts';
import { percentileRankValue } from './values/percentile-rank.ts';
import { interpolatePoints } from './values/piecewise.ts';
import { rubricValue } from './values/rubric.ts';
import { targetValue } from './values/target.ts';
import { zScoreValue } from './values/z-score.ts';
import { isRelative, rangeOf, spreadOf, type Yardstick } from './yardstick.ts';

/** What a raw number of the metric is worth, 0 to 100; NaN where the function has no answer. */
export type ValueOf = (raw: number) => number;

const never: ValueOf = () => NaN;

/**
 * A value function ready for use. Relative methods measure against `yardstick` and have no answer
 * without one; the others do not look at it.
 */
export const valueOf = (valueFunction: ValueFunction, yardstick: Yardstick | null): ValueOf => {
  switch (valueFunction.method) {
    case 'goalposts': {
      const { direction } = valueFunction;
      return (raw) => minMaxValue(raw, valueFunction, direction);
    }
    case 'target':
      return (raw) => targetValue(raw, valueFunction);
    case 'piecewise': {
      const { points } = valueFunction;
      return (raw) => interpolatePoints(raw, points);
    }
    case 'bands': {
      const { below, steps } = valueFunction;
      return (raw) => bandsValue(raw, below, steps);
    }
    case 'rubric': {
      const { levels } = valueFunction;
      return (raw) => rubricValue(raw, levels);
    }
    case 'minmax':
    case 'zscore':
    case 'percentile':
    case 'logarithmic':
      return yardstick === null ? never : relativeValue(valueFunction, yardstick);
    default:
      return assertNever(valueFunction, 'value function');
  }
};

type RelativeFunction = Extract<
  ValueFunction,
  { method: 'minmax' | 'zscore' | 'percentile' | 'logarithmic' }
>;

const relativeValue = (valueFunction: RelativeFunction, yardstick: Yardstick): ValueOf => {
  const { direction, constantValue = midpoint } = valueFunction;
  switch (valueFunction.method) {
    case 'minmax': {
      const range = rangeOf(yardstick);
      return (raw) => minMaxValue(raw, range, direction, constantValue);
    }
    case 'zscore': {
      const spread = spreadOf(yardstick, valueFunction.ddof);
      return (raw) => zScoreValue(raw, spread, direction, constantValue);
    }
    case 'logarithmic': {
      const range = rangeOf(yardstick);
      const shift = valueFunction.shift ?? coinShift(range);
      return (raw) => logarithmicValue(raw, range, shift, direction, constantValue);
    }
    case 'percentile': {
      const { own, whole, trust } = yardstick;
      const rankIn = (raw: number, among: typeof own): number =>
        percentileRankValue(raw, among, direction, constantValue);
      // Ranks have no mean to draw towards the whole: the two ranks themselves are mixed.
      return trust === 1
        ? (raw) => rankIn(raw, own)
        : (raw) => trust * rankIn(raw, own) + (1 - trust) * rankIn(raw, whole);
    }
    default:
      return assertNever(valueFunction, 'relative value function');
  }
};

/** Whether a relative method tells nobody apart, so that everybody gets its constant value. */
export const isConstantBy = (
  valueFunction: ValueFunction,
  yardstick: Yardstick | null,
): boolean => {
  if (yardstick === null || !isRelative(valueFunction)) {
    return false;
  }
  return valueFunction.method === 'zscore'
    ? !(spreadOf(yardstick, valueFunction.ddof).deviation > 0)
    : !(rangeOf(yardstick).upper > rangeOf(yardstick).lower);
};

/**
 * The raw numbers between which values run: the bounds of the function itself, or the range of the
 * partners it measures against; null where a relative method has nobody, and for labels.
 */
export const boundsOf = (
  valueFunction: ValueFunction,
  yardstick: Yardstick | null,
): RawRange | null => {
  switch (valueFunction.method) {
    case 'goalposts':
    case 'target':
      return { lower: valueFunction.lower, upper: valueFunction.upper };
    case 'piecewise':
      return ends(valueFunction.points.map(({ raw }) => raw));
    case 'bands':
      return ends(valueFunction.steps.map(({ from }) => from));
    case 'rubric':
      return ends(valueFunction.levels.flatMap(({ at }) => (typeof at === 'number' ? [at] : [])));
    case 'minmax':
    case 'zscore':
    case 'percentile':
    case 'logarithmic':
      return yardstick === null ? null : rangeOf(yardstick);
    default:
      return assertNever(valueFunction, 'value function');
  }
};

const ends = (raws: readonly number[]): RawRange | null =>
  raws.length === 0 ? null : { lower: Math.min(...raws), upper: Math.max(...raws) };
