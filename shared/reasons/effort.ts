import type { EffortUnit } from '../model/assumptions.ts';
import type { MetricColumn } from '../model/snapshot.ts';
import { statisticsOf } from '../scoring/reference-statistics.ts';
import { measureByAll, spreadOf } from '../scoring/yardstick.ts';

/**
 * How much of a metric one unit of effort is, in the metric's own unit; null where the partners' numbers
 * do not differ, so that nothing says what much or little is. The deviation is that of all partners with
 * a number, with n − 1.
 */
export const effortStep = (metric: MetricColumn | undefined, unit: EffortUnit): number | null => {
  const observed = metric === undefined ? null : statisticsOf(metric);
  if (observed === null) {
    return null;
  }
  const step =
    unit === 'deviation'
      ? spreadOf(measureByAll(observed), 1).deviation
      : (observed.upper - observed.lower) / 10;
  return step > 0 ? step : null;
};

/** The effort of going from one number to another; Infinity where it cannot be said. */
export const effortBetween = (
  from: number,
  to: number,
  step: number | null,
  cost: number,
): number => (from === to ? 0 : step === null ? Infinity : (cost * Math.abs(to - from)) / step);
