import { median } from '../metrics/averages.ts';
import type { QualityThresholds } from '../model/quality.ts';
import type { MetricQuality, QualityWarning } from '../model/run-quality.ts';
import { findOutliers } from './outliers.ts';
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

const valuesOf = (numbers: Float64Array): Float64Array =>
  numbers.filter((value) => !Number.isNaN(value));

const medianOf = (numbers: Float64Array): number | null => {
  const middle = median(valuesOf(numbers));
  return typeof middle === 'number' ? middle : null;
};

/**
 * A metric of one run against thresholds; `before` are its numbers in the previous run of the source.
 * One value alone is not constant, and a median of 0 before has no change.
 */
export const judgeRunMetric = (
  { code, name, decimals, numbers, statuses, partnerName }: JudgedMetric,
  before: Float64Array | null,
  thresholds: QualityThresholds,
): MetricQuality => {
  const values = valuesOf(numbers);
  const counts = countStatuses(statuses);
  const outliers = findOutliers(numbers, thresholds.outlierMethod, thresholds.outlierLimit);
  const middle = medianOf(numbers);
  const middleBefore = before === null ? null : medianOf(before);
  const change =
    middle === null || middleBefore === null || middleBefore === 0
      ? null
      : (middle - middleBefore) / Math.abs(middleBefore);
  const isConstant = values.length > 1 && values.every((value) => value === values[0]);
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
