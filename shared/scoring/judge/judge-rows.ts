import { cellStatus } from '../../model/cell-status.ts';
import type { MetricColumn } from '../../model/snapshot.ts';
import type { ValueFunction } from '../../model/value-function.ts';
import { valueOf } from '../value-of.ts';
import { midpoint } from '../values/clamp-value.ts';
import { coinShift, logarithmicOf } from '../values/logarithmic.ts';
import { minMaxOf } from '../values/min-max.ts';
import { zScoreOf } from '../values/z-score.ts';
import { rangeOf, spreadOf, type References } from '../yardstick.ts';
import { isListed, judgeRanks } from './judge-ranks.ts';

type Yardsticks = Pick<References, 'yardsticks' | 'of'>;
type Bounded = Extract<ValueFunction, { method: 'minmax' | 'logarithmic' }>;
type Scored = Extract<ValueFunction, { method: 'zscore' }>;

/** Any value function, as `valueOf` makes it: one function for each yardstick. */
const judgeEach = (
  valueFunction: ValueFunction,
  { values: raws, status }: MetricColumn,
  { yardsticks, of }: Yardsticks,
  values: Float64Array,
): void => {
  const valueBy = yardsticks.map((yardstick) => valueOf(valueFunction, yardstick));
  const first = valueBy[0] ?? valueOf(valueFunction, null);
  for (let row = 0; row < values.length; row += 1) {
    if (status[row] !== cellStatus.value) continue;
    const judge = of === null ? first : (valueBy[of[row] ?? 0] ?? first);
    values[row] = judge(raws[row] ?? NaN);
  }
};

const judgeRange = (
  valueFunction: Bounded,
  { values: raws, status }: MetricColumn,
  { yardsticks, of }: Yardsticks,
  values: Float64Array,
): void => {
  const { direction, constantValue = midpoint } = valueFunction;
  const ranges = yardsticks.map(rangeOf);
  const lowers = Float64Array.from(ranges, ({ lower }) => lower);
  const uppers = Float64Array.from(ranges, ({ upper }) => upper);
  if (valueFunction.method === 'minmax') {
    for (let row = 0; row < values.length; row += 1) {
      if (status[row] !== cellStatus.value) continue;
      const at = of === null ? 0 : (of[row] ?? 0);
      const lower = lowers[at] ?? NaN;
      const upper = uppers[at] ?? NaN;
      values[row] = minMaxOf(raws[row] ?? NaN, lower, upper, direction, constantValue);
    }
    return;
  }
  const given = valueFunction.shift;
  const shifts = Float64Array.from(ranges, (range) => given ?? coinShift(range));
  const leasts = lowers.map((lower, at) => Math.log(lower + (shifts[at] ?? NaN)));
  const spans = uppers.map(
    (upper, at) => Math.log(upper + (shifts[at] ?? NaN)) - (leasts[at] ?? NaN),
  );
  for (let row = 0; row < values.length; row += 1) {
    if (status[row] !== cellStatus.value) continue;
    const at = of === null ? 0 : (of[row] ?? 0);
    values[row] = logarithmicOf(
      raws[row] ?? NaN,
      lowers[at] ?? NaN,
      uppers[at] ?? NaN,
      shifts[at] ?? NaN,
      leasts[at] ?? NaN,
      spans[at] ?? NaN,
      direction,
      constantValue,
    );
  }
};

const judgeSpread = (
  { direction, ddof, constantValue = midpoint }: Scored,
  { values: raws, status }: MetricColumn,
  { yardsticks, of }: Yardsticks,
  values: Float64Array,
): void => {
  const spreads = yardsticks.map((yardstick) => spreadOf(yardstick, ddof));
  const means = Float64Array.from(spreads, ({ mean }) => mean);
  const deviations = Float64Array.from(spreads, ({ deviation }) => deviation);
  for (let row = 0; row < values.length; row += 1) {
    if (status[row] !== cellStatus.value) continue;
    const at = of === null ? 0 : (of[row] ?? 0);
    const mean = means[at] ?? NaN;
    const deviation = deviations[at] ?? NaN;
    values[row] = zScoreOf(raws[row] ?? NaN, mean, deviation, direction, constantValue);
  }
};

/**
 * Writes what each number of a metric is worth into `values`, the same to the bit as `valueOf` by the
 * yardstick of the row; rows without a number are left alone. Relative value functions keep the figures of all
 * yardsticks in a few arrays and go over the rows once, whatever the number of groups.
 */
export const judgeRows = (
  valueFunction: ValueFunction,
  metric: MetricColumn,
  references: Yardsticks,
  values: Float64Array,
): void => {
  const hasYardsticks = references.yardsticks.length > 0;
  switch (hasYardsticks ? valueFunction.method : 'target') {
    case 'minmax':
    case 'logarithmic':
      judgeRange(valueFunction as Bounded, metric, references, values);
      return;
    case 'zscore':
      judgeSpread(valueFunction as Scored, metric, references, values);
      return;
    case 'percentile':
      if (references.yardsticks.every(isListed)) {
        judgeRanks(valueFunction as Parameters<typeof judgeRanks>[0], metric, references, values);
        return;
      }
      break;
    default:
  }
  judgeEach(valueFunction, metric, references, values);
};
