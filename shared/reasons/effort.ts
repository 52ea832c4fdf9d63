import type { EffortUnit } from '../model/assumptions.ts';
import type { MetricColumn } from '../model/snapshot.ts';
import { statisticsOf } from '../scoring/reference-statistics.ts';
import { measureByAll, spreadOf } from '../scoring/yardstick.ts';

/** A unit of each kind by metric: every partner asks for the same ones, and they read all partners. */
const known = new WeakMap<MetricColumn, Readonly<Record<EffortUnit, number>>>();

const stepsOf = (metric: MetricColumn): Readonly<Record<EffortUnit, number>> => {
  const kept = known.get(metric);
  if (kept !== undefined) {
    return kept;
  }
  const observed = statisticsOf(metric);
  const steps =
    observed === null
      ? { deviation: 0, tenthOfRange: 0 }
      : {
          deviation: spreadOf(measureByAll(observed), 1).deviation,
          tenthOfRange: (observed.upper - observed.lower) / 10,
        };
  known.set(metric, steps);
  return steps;
};

/**
 * How much of a metric one unit of effort is, in the metric's own unit; null where the partners' numbers
 * do not differ, so that nothing says what much or little is. The deviation is that of all partners with
 * a number, with n − 1.
 */
export const effortStep = (metric: MetricColumn | undefined, unit: EffortUnit): number | null => {
  const step = metric === undefined ? 0 : stepsOf(metric)[unit];
  return step > 0 ? step : null;
};

/** The effort of going from one number to another; Infinity where it cannot be said. */
export const effortBetween = (
  from: number,
  to: number,
  step: number | null,
  cost: number,
): number => (from === to ? 0 : step === null ? Infinity : (cost * Math.abs(to - from)) / step);
