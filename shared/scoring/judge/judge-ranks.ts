import type { MetricColumn } from '../../model/snapshot.ts';
import type { ValueFunction } from '../../model/value-function.ts';
import { midpoint, valueOfShare } from '../values/clamp-value.ts';
import type { References, Yardstick } from '../yardstick.ts';
import { numbersInOrder, rowsByNumber } from './order-rows.ts';

/** Whether a yardstick lists all its numbers; one that was frozen may have their quantiles alone. */
export const isListed = ({ own, whole }: Yardstick): boolean =>
  own.sorted.length === own.count && whole.sorted.length === whole.count;

/** Lists of rising numbers, one behind the other, and how far each is counted. */
type Lists = {
  readonly numbers: Float64Array;
  /** Where each list ends, and where it is counted to: at first where it begins. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly counted: Uint32Array;
  /** 1 where all numbers of a list are equal, or there is one alone. */
  readonly isConstant: Uint8Array;
};

const listsOf = (sorted: readonly ArrayLike<number>[]): Lists => {
  const ends = new Uint32Array(sorted.length);
  const starts = new Uint32Array(sorted.length);
  let size = 0;
  sorted.forEach((list, index) => {
    starts[index] = size;
    size += list.length;
    ends[index] = size;
  });
  const numbers = new Float64Array(size);
  sorted.forEach((list, index) => numbers.set(list, starts[index]));
  const isConstant = Uint8Array.from(sorted, (list) =>
    Number(!((list[list.length - 1] ?? NaN) > (list[0] ?? NaN))),
  );
  return { numbers, starts, ends, counted: starts.slice(), isConstant };
};

/**
 * The value by rank in a list, as `percentileRankValue` has it; the list is counted on to what is less than
 * the number, or not greater where a cost is ranked. Numbers must come rising.
 */
const rankIn = (
  { numbers, starts, ends, counted, isConstant }: Lists,
  list: number,
  raw: number,
  isCost: boolean,
  constantValue: number,
): number => {
  if (isConstant[list] === 1) return constantValue;
  const end = ends[list] ?? 0;
  const start = starts[list] ?? 0;
  let at = counted[list] ?? 0;
  if (isCost) while (at < end && (numbers[at] ?? NaN) <= raw) at += 1;
  else while (at < end && (numbers[at] ?? NaN) < raw) at += 1;
  counted[list] = at;
  return valueOfShare((isCost ? end - at : at - start) / (end - start - 1));
};

/**
 * Ranks among the very numbers of the metric: rows and numbers pass in one order, so that those who share a
 * number stand together and nothing is counted or looked up.
 */
const judgeOwnRanks = (
  metric: MetricColumn,
  numbers: Float64Array,
  isCost: boolean,
  constantValue: number,
  values: Float64Array,
): void => {
  const rows = rowsByNumber(metric);
  const last = numbers.length - 1;
  if (!((numbers[last] ?? NaN) > (numbers[0] ?? NaN))) {
    for (const row of rows) values[row] = constantValue;
    return;
  }
  for (let from = 0, to = 0; from <= last; from = to) {
    const number = numbers[from];
    while (to <= last && numbers[to] === number) to += 1;
    const value = valueOfShare((isCost ? numbers.length - to : from) / last);
    for (let at = from; at < to; at += 1) values[rows[at] ?? 0] = value;
  }
};

/**
 * Percentile ranks of all rows: they pass by rising number, and each group of peers and the whole count along
 * with them, so that no row is searched for. Yardsticks list all their numbers, see `isListed`.
 */
export const judgeRanks = (
  { direction, constantValue = midpoint }: Extract<ValueFunction, { method: 'percentile' }>,
  metric: MetricColumn,
  { yardsticks, of }: Pick<References, 'yardsticks' | 'of'>,
  values: Float64Array,
): void => {
  const isCost = direction === 'lower';
  const [first] = yardsticks;
  const numbers = numbersInOrder(metric);
  if (of === null && first?.trust === 1 && first.own.sorted === numbers) {
    judgeOwnRanks(metric, numbers, isCost, constantValue, values);
    return;
  }
  const own = listsOf(yardsticks.map((yardstick) => yardstick.own.sorted));
  const different = [...new Set(yardsticks.map((yardstick) => yardstick.whole))];
  const whole = listsOf(different.map(({ sorted }) => sorted));
  const wholeOf = Uint32Array.from(yardsticks, (yardstick) => different.indexOf(yardstick.whole));
  const trusts = Float64Array.from(yardsticks, ({ trust }) => trust);
  const rows = rowsByNumber(metric);
  for (const row of rows) {
    const at = of === null ? 0 : (of[row] ?? 0);
    const raw = metric.values[row] ?? NaN;
    const trust = trusts[at] ?? 1;
    const rank = rankIn(own, at, raw, isCost, constantValue);
    values[row] =
      trust === 1
        ? rank
        : trust * rank + (1 - trust) * rankIn(whole, wholeOf[at] ?? 0, raw, isCost, constantValue);
  }
};
