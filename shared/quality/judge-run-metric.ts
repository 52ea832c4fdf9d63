import type { QualityThresholds } from '../model/quality.ts';
import type { MetricQuality, QualityWarning } from '../model/run-quality.ts';
import { quantileOfSorted } from '../statistics/quantile.ts';
import { findOutliers, sortedValues } from './outliers.ts';
import { countStatuses, coverageOf } from './status-counts.ts';

/** The numbers of a metric in one run, NaN for none, with their `cellStatus` and the names of the partners. */
export type JudgedMetric = {
  readonly code: string;
  readonly name: string;
  readonly decimals: number;
  readonly numbers: Float64Array;
  readonly statuses: Uint8Array;
  readonly partnerName: (position: number) => string;
};

const mostExamples = 5;

/** The middle of values in order; null for none. */
const middleOf = (sorted: Float64Array): number | null =>
  sorted.length === 0 ? null : quantileOfSorted(sorted, 0.5);

/** The median of numbers, NaN for none; null where there is no value. */
export const medianOf = (numbers: Float64Array): number | null => middleOf(sortedValues(numbers));

/**
 * A metric of one run against thresholds; `middleBefore` is its median in the previous run of the source.
 * One value alone is not constant, and a median of 0 before has no change.
 */
export const judgeRunMetric = (
  { code, name, decimals, numbers, statuses, partnerName }: JudgedMetric,
  middleBefore: number | null,
  thresholds: QualityThresholds,
): MetricQuality => {
  const sorted = sortedValues(numbers);
  const counts = countStatuses(statuses);
  const { outlierMethod, outlierLimit } = thresholds;
  const outliers = findOutliers(numbers, outlierMethod, outlierLimit, sorted);
  const middle = middleOf(sorted);
  const change =
    middle === null || middleBefore === null || middleBefore === 0
      ? null
      : (middle - middleBefore) / Math.abs(middleBefore);
  const isConstant = sorted.length > 1 && sorted[0] === sorted.at(-1);
  const found: readonly (readonly [QualityWarning, boolean])[] = [
    ['coverage', coverageOf(counts) < thresholds.coverage],
    ['outliers', outliers.length > 0],
    ['constant', isConstant],
    ['jump', change !== null && Math.abs(change) > thresholds.jump],
  ];
  return {
    code,
    name,
    decimals,
    counts,
    median: middle,
    medianBefore: middleBefore,
    outliers: outliers.length,
    farthest: outliers.slice(0, mostExamples).map(({ position, score }) => ({
      partner: partnerName(position),
      value: numbers[position] ?? NaN,
      score,
    })),
    change,
    warnings: found.filter(([, isFound]) => isFound).map(([warning]) => warning),
  };
};
