import { cellStatus } from '../model/cell-status.ts';
import type { MetricColumn } from '../model/snapshot.ts';
import { numbersInOrder } from './judge/order-rows.ts';
import { compensatedSum } from '../statistics/compensated-sum.ts';
import type { RawRange } from './values/min-max.ts';
import type { Ordered } from './values/percentile-rank.ts';

/** What is known of the numbers that partners are measured against, in the metric's unit. */
export type ReferenceStatistics = RawRange &
  Ordered & {
    readonly mean: number;
    /** Σ (x − mean)². */
    readonly squares: number;
  };

/** The observed numbers of a metric, of `rows` only where they are given, in the order of rows. */
const observedOf = ({ values, status }: MetricColumn, rows?: ArrayLike<number>): Float64Array => {
  const length = rows?.length ?? values.length;
  const observed = new Float64Array(length);
  let count = 0;
  for (let place = 0; place < length; place += 1) {
    const row = rows?.[place] ?? place;
    if (status[row] === cellStatus.value) {
      observed[count] = values[row] ?? NaN;
      count += 1;
    }
  }
  return observed.subarray(0, count);
};

/** Apart from what is worked out later: variables that closures share make a loop several times slower. */
const observedRange = (
  { values, status }: MetricColumn,
  rows?: ArrayLike<number>,
): RawRange & { readonly count: number } => {
  const length = rows?.length ?? values.length;
  let lower = Infinity;
  let upper = -Infinity;
  let count = 0;
  for (let place = 0; place < length; place += 1) {
    const row = rows?.[place] ?? place;
    if (status[row] === cellStatus.value) {
      const value = values[row] ?? NaN;
      lower = value < lower ? value : lower;
      upper = value > upper ? value : upper;
      count += 1;
    }
  }
  return { lower, upper, count };
};

/** A value that is worked out when it is first asked for. */
const once = <T>(work: () => T): (() => T) => {
  let kept: { readonly value: T } | null = null;
  return () => (kept ??= { value: work() }).value;
};

/**
 * Statistics of the observed numbers of a metric, of `rows` only where they are given; null without any.
 * The range is read at once; mean and order, which few value functions need, when they are first asked for.
 */
export const statisticsOf = (
  metric: MetricColumn,
  rows?: ArrayLike<number>,
): ReferenceStatistics | null => {
  const { lower, upper, count } = observedRange(metric, rows);
  if (count === 0) {
    return null;
  }
  const sorted = once(() => {
    const observed = observedOf(metric, rows);
    const known = rows === undefined ? numbersInOrder(metric) : null;
    return known?.length === observed.length ? known : observed.sort();
  });
  const mean = once(() => compensatedSum(observedOf(metric, rows)) / count);
  const squares = once(() =>
    compensatedSum(observedOf(metric, rows).map((x) => (x - mean()) * (x - mean()))),
  );
  return {
    lower,
    upper,
    count,
    get sorted() {
      return sorted();
    },
    get mean() {
      return mean();
    },
    get squares() {
      return squares();
    },
  };
};
