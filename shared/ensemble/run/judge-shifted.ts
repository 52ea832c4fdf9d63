import type { ScoringModel } from '../../model/scoring-model.ts';
import { criteriaOf } from '../../scoring/criteria.ts';
import { valueOf, type ValueOf } from '../../scoring/value-of.ts';
import { rangeOf, type References } from '../../scoring/yardstick.ts';

/** A straight line between two raw numbers, as min-max and goalposts draw it. */
export type Line = {
  readonly lower: number;
  readonly upper: number;
  readonly isHigherBetter: boolean;
};

/** How a criterion judges a raw number, ready for millions of them. */
export type CriterionJudge = {
  /** Null where the value function is no straight line, or measures partners in groups. */
  readonly line: Line | null;
  readonly valueBy: readonly ValueOf[];
  /** Which of `valueBy` each row has; null where the first serves all. */
  readonly of: Uint32Array | null;
};

/** The judges of a model's criteria, in its order. */
export const judgesOf = (
  model: ScoringModel,
  references: readonly References[],
): readonly CriterionJudge[] =>
  criteriaOf(model).map(({ criterion: { valueFunction } }, index) => {
    const { yardsticks = [], of = null } = references[index] ?? {};
    const [first] = yardsticks;
    const range =
      valueFunction.method === 'goalposts'
        ? valueFunction
        : valueFunction.method === 'minmax' && first !== undefined && of === null
          ? rangeOf(first)
          : null;
    const isLine = range !== null && range.upper > range.lower && 'direction' in valueFunction;
    return {
      line: isLine
        ? {
            lower: range.lower,
            upper: range.upper,
            isHigherBetter: valueFunction.direction === 'higher',
          }
        : null,
      valueBy:
        yardsticks.length === 0
          ? [valueOf(valueFunction, null)]
          : yardsticks.map((yardstick) => valueOf(valueFunction, yardstick)),
      of,
    };
  });

/** Partners that a future moves alike: x becomes x · factor + shift. */
export type Shifted = {
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  readonly shift: number;
};

/**
 * Adds weight · value of each moved number of a stretch to `sums`; an absent number adds nothing. `sums` are
 * by place; `rows` tells which row a place is. Answers false, with `sums` in an unknown state, where the
 * value function has no answer to a number.
 */
export const judgeShifted = (
  values: Float64Array,
  rows: Uint32Array,
  { valueBy, of }: CriterionJudge,
  { from, to, factor, shift }: Shifted,
  weight: number,
  sums: Float64Array,
): boolean => {
  for (let place = from; place < to; place += 1) {
    const raw = values[place] ?? NaN;
    if (raw === raw) {
      const judge = valueBy[of?.[rows[place] ?? 0] ?? 0];
      const value = judge?.(raw * factor + shift) ?? NaN;
      if (value !== value) {
        return false;
      }
      sums[place] = (sums[place] ?? 0) + weight * value;
    }
  }
  return true;
};
