import {
  qualityThresholds,
  type MetricQuality,
  type QualityWarning,
} from '../model/run-quality.ts';
import { median } from './averages.ts';
import { robustOutliers } from './robust-outliers.ts';

/** The numbers of a metric in one run, NaN for none, with the names of the partners. */
export type JudgedMetric = {
  readonly code: string;
  readonly name: string;
  readonly decimals: number;
  readonly numbers: Float64Array;
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
 * A metric against `qualityThresholds`; `before` are its numbers in the previous run of the source.
 * One value alone is not constant, and a median of 0 before has no change.
 */
export const judgeMetric = (
  { code, name, decimals, numbers, partnerName }: JudgedMetric,
  before: Float64Array | null,
): MetricQuality => {
  const values = valuesOf(numbers);
  const outliers = robustOutliers(numbers, qualityThresholds.outlierScore);
  const middle = medianOf(numbers);
  const middleBefore = before === null ? null : medianOf(before);
  const change =
    middle === null || middleBefore === null || middleBefore === 0
      ? null
      : (middle - middleBefore) / Math.abs(middleBefore);
  const isConstant = values.length > 1 && values.every((value) => value === values[0]);
  const found: readonly (readonly [QualityWarning, boolean])[] = [
    ['coverage', values.length < qualityThresholds.coverage * numbers.length],
    ['outliers', outliers.length > 0],
    ['constant', isConstant],
    ['jump', change !== null && Math.abs(change) > qualityThresholds.jump],
  ];
  return {
    code,
    name,
    decimals,
    withValue: values.length,
    median: middle,
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
