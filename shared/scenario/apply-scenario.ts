import { cellStatus } from '../model/cell-status.ts';
import type { Driver, Futures, Scenario } from '../model/futures.ts';
import { addFormulas, withoutFormulas } from '../metrics/formula/add-formulas.ts';
import type { MetricColumn, Snapshot } from '../model/snapshot.ts';
import {
  createShifts,
  feltWithin,
  shiftsOf,
  shocksOf,
  type MetricShock,
  type Shifts,
} from './metric-shock.ts';

/** How far a driver leaves its baseline in a scenario; 0 for a driver the scenario does not name. */
export const driverChange = (driver: Driver, scenario: Scenario): number => {
  const state = scenario.states.find(({ driverId }) => driverId === driver.id);
  return state === undefined ? 0 : state.value - driver.baseline;
};

/**
 * The snapshot as it would be in a scenario; `null` is today. A metric becomes x · factor + shift, first
 * what multiplies and then what adds, see `shiftsOf`. Absent cells stay absent: nothing is made up.
 * Untouched columns are shared, not copied. Metrics that follow from others by a formula are worked out
 * again from the changed ones, before effects of their own.
 */
export const applyScenario = (
  snapshot: Snapshot,
  futures: Futures,
  scenario: Scenario | null,
): Snapshot =>
  scenario === null
    ? snapshot
    : applyChanges(
        snapshot,
        shocksOf(snapshot, feltWithin(futures, scenario.horizonMonths ?? null)),
        Float64Array.from(futures.drivers, (driver) => driverChange(driver, scenario)),
      );

/** The same for drivers that leave their baselines by `changes`, in the order of the drivers. */
export const applyChanges = (
  snapshot: Snapshot,
  shocks: readonly MetricShock[],
  changes: Float64Array,
): Snapshot => {
  const moved = new Map<string, (metric: MetricColumn) => MetricColumn>();
  for (const shock of shocks) {
    const shifts = createShifts(shock);
    if (shiftsOf(shock, changes, shifts)) {
      moved.set(shock.metricCode, (metric) => shiftMetric(metric, shock, shifts));
    }
  }
  if (moved.size === 0) {
    return snapshot;
  }
  const shift = (metric: MetricColumn): MetricColumn => moved.get(metric.code)?.(metric) ?? metric;
  const imported = withoutFormulas(snapshot);
  const shifted = { ...imported, metrics: imported.metrics.map(shift) };
  return addFormulas(shifted, snapshot.formulas ?? [], shift);
};

const shiftMetric = (
  metric: MetricColumn,
  { groupOf }: MetricShock,
  { factor, shift }: Shifts,
): MetricColumn => {
  const values = metric.values.slice();
  for (let row = 0; row < values.length; row += 1) {
    if (metric.status[row] === cellStatus.value) {
      const group = groupOf?.[row] ?? 0;
      values[row] = (values[row] ?? NaN) * (factor[group] ?? NaN) + (shift[group] ?? NaN);
    }
  }
  return { ...metric, values };
};
