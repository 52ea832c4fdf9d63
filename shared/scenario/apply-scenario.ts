import { cellStatus } from '../model/cell-status.ts';
import type { Driver, Effect, Futures, Scenario } from '../model/futures.ts';
import { addFormulas, withoutFormulas } from '../metrics/formula/add-formulas.ts';
import type { AttributeColumn, MetricColumn, Snapshot } from '../model/snapshot.ts';

/** How far a driver leaves its baseline in a scenario; 0 for a driver the scenario does not name. */
export const driverChange = (driver: Driver, scenario: Scenario): number => {
  const state = scenario.states.find(({ driverId }) => driverId === driver.id);
  return state === undefined ? 0 : state.value - driver.baseline;
};

/** Exposure 0..1 by label code of the effect's attribute; one entry where it has no attribute. */
const exposureByLabel = (effect: Effect, attribute: AttributeColumn | undefined): Float64Array => {
  const shares = new Map(effect.exposures.map(({ label, share }) => [label, share]));
  return Float64Array.from(attribute?.labels ?? [''], (label) =>
    attribute === undefined ? effect.defaultShare : (shares.get(label) ?? effect.defaultShare),
  );
};

/**
 * The snapshot as it would be in a scenario; `null` is today. For each metric, first every `multiply`
 * effect: x · Π (1 + size·a·Δ), then every `add` effect: + Σ size·a·Δ, with the partner's exposure a and
 * the driver's change Δ. Absent cells stay absent: nothing is made up. Untouched columns are shared,
 * not copied. Metrics that follow from others by a formula are worked out again from the changed ones,
 * before effects of their own. Effects on unknown drivers, metrics or attributes act as their default says or not at
 * all; `checkFutures` names them.
 */
export const applyScenario = (
  snapshot: Snapshot,
  futures: Futures,
  scenario: Scenario | null,
): Snapshot => {
  if (scenario === null) {
    return snapshot;
  }
  const drivers = new Map(futures.drivers.map((driver) => [driver.id, driver]));
  const changes = new Map<string, { readonly effect: Effect; readonly step: number }[]>();
  for (const effect of futures.effects) {
    const driver = drivers.get(effect.driverId);
    const step = driver === undefined ? 0 : effect.size * driverChange(driver, scenario);
    if (step !== 0) {
      const list = changes.get(effect.metricCode) ?? [];
      list.push({ effect, step });
      changes.set(effect.metricCode, list);
    }
  }
  const shock = (metric: MetricColumn): MetricColumn => {
    const steps = changes.get(metric.code);
    return steps === undefined ? metric : shockMetric(metric, snapshot, steps);
  };
  if (changes.size === 0) {
    return snapshot;
  }
  const imported = withoutFormulas(snapshot);
  const shocked = { ...imported, metrics: imported.metrics.map(shock) };
  return addFormulas(shocked, snapshot.formulas ?? [], shock);
};

const shockMetric = (
  metric: MetricColumn,
  snapshot: Snapshot,
  steps: readonly { readonly effect: Effect; readonly step: number }[],
): MetricColumn => {
  const values = metric.values.slice();
  const inOrder = [
    ...steps.filter(({ effect }) => effect.kind === 'multiply'),
    ...steps.filter(({ effect }) => effect.kind === 'add'),
  ];
  for (const { effect, step } of inOrder) {
    const attribute = snapshot.attributes.find(({ code }) => code === effect.exposureAttribute);
    const exposures = exposureByLabel(effect, attribute);
    const isMultiply = effect.kind === 'multiply';
    for (let row = 0; row < values.length; row += 1) {
      if (metric.status[row] !== cellStatus.value) {
        continue;
      }
      const change = step * (exposures[attribute?.codes[row] ?? 0] ?? effect.defaultShare);
      const before = values[row] ?? NaN;
      values[row] = isMultiply ? before * (1 + change) : before + change;
    }
  }
  return { ...metric, values };
};
