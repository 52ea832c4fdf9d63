import type { ValueFunction } from '#shared/model/value-function.ts';
import type { ValuePoint } from '#shared/scoring/values/piecewise.ts';
import { movePoint } from './value-points.ts';

/** What can be dragged over the plot of a value function. */
export type ValueHandles = {
  readonly points: readonly ValuePoint[];
  /** The value function with one of them elsewhere, as near as it may go. */
  readonly move: (index: number, to: ValuePoint) => ValueFunction;
};

const isRising = (numbers: readonly number[]): boolean =>
  numbers.every((number, place) => place === 0 || number >= (numbers[place - 1] ?? NaN));

const within = (value: number): number => Math.min(100, Math.max(0, value));

/**
 * The corners of a value function that a person draws: points, goalposts, the four numbers of a target,
 * the steps of bands and the values of levels. Null for one that follows from the partners alone.
 */
export const handlesOf = (valueFunction: ValueFunction): ValueHandles | null => {
  switch (valueFunction.method) {
    case 'piecewise': {
      const { points } = valueFunction;
      return {
        points,
        move: (index, to) => ({ ...valueFunction, points: movePoint(points, index, to) }),
      };
    }
    case 'goalposts': {
      const { lower, upper, direction } = valueFunction;
      const [low, high] = direction === 'higher' ? [0, 100] : [100, 0];
      return {
        points: [
          { raw: lower, value: low },
          { raw: upper, value: high },
        ],
        move: (index, { raw }) => {
          const moved = index === 0 ? { lower: raw, upper } : { lower, upper: raw };
          return moved.lower < moved.upper ? { ...valueFunction, ...moved } : valueFunction;
        },
      };
    }
    case 'target': {
      const { lower, bestFrom, bestTo, upper } = valueFunction;
      const raws = [lower, bestFrom, bestTo, upper];
      return {
        points: raws.map((raw, place) => ({ raw, value: place === 0 || place === 3 ? 0 : 100 })),
        move: (index, { raw }) => {
          const [from = lower, best = bestFrom, last = bestTo, to = upper] = raws.with(index, raw);
          return isRising([from, best, last, to]) && from < to
            ? { ...valueFunction, lower: from, bestFrom: best, bestTo: last, upper: to }
            : valueFunction;
        },
      };
    }
    case 'bands': {
      const { steps } = valueFunction;
      return {
        points: steps.map(({ from, value }) => ({ raw: from, value })),
        move: (index, to) => ({
          ...valueFunction,
          steps: movePoint(
            steps.map(({ from, value }) => ({ raw: from, value })),
            index,
            to,
          ).map(({ raw, value }) => ({ from: raw, value })),
        }),
      };
    }
    case 'rubric': {
      const { levels } = valueFunction;
      return {
        points: levels.map(({ at, value }, place) => ({
          raw: typeof at === 'number' ? at : place + 1,
          value,
        })),
        // A level stands for a number or label of its own: only its value moves.
        move: (index, { value }) => ({
          ...valueFunction,
          levels: levels.map((level, place) =>
            place === index ? { ...level, value: within(value) } : level,
          ),
        }),
      };
    }
    case 'minmax':
    case 'zscore':
    case 'percentile':
    case 'logarithmic':
      return null;
  }
};
