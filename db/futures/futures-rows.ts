import type { Database } from 'better-sqlite3';
import { futures as futuresSchema, type Futures } from '#shared/model/futures.ts';
import type { DriverRow, EffectRow, ScenarioRow } from '../schema.ts';
import { syncRows } from '../sync-rows.ts';

/** Writes drivers, effects and scenarios; only rows that differ are touched. */
export const writeFutures = (connection: Database, futures: Futures): void => {
  syncRows(
    connection,
    'driver',
    ['id', 'ordinal', 'name', 'theme', 'unit', 'baseline', 'low', 'high'],
    futures.drivers.map((driver, ordinal) => ({ ...driver, ordinal })),
  );
  syncRows(
    connection,
    'effect',
    [
      'id',
      'ordinal',
      'driver_id',
      'metric_code',
      'kind',
      'size',
      'exposure_attribute',
      'exposures',
      'default_share',
      'reason',
    ],
    futures.effects.map((effect, ordinal) => ({
      id: effect.id,
      ordinal,
      driver_id: effect.driverId,
      metric_code: effect.metricCode,
      kind: effect.kind,
      size: effect.size,
      exposure_attribute: effect.exposureAttribute,
      exposures: JSON.stringify(effect.exposures),
      default_share: effect.defaultShare,
      reason: effect.reason,
    })),
  );
  syncRows(
    connection,
    'scenario',
    ['id', 'ordinal', 'name', 'narrative', 'states'],
    futures.scenarios.map((scenario, ordinal) => ({
      id: scenario.id,
      ordinal,
      name: scenario.name,
      narrative: scenario.narrative,
      states: JSON.stringify(scenario.states),
    })),
  );
};

/** Reads drivers, effects and scenarios in their order. */
export const readFutures = (connection: Database): Futures => {
  const drivers = connection.prepare<[], DriverRow>(`SELECT * FROM driver ORDER BY ordinal`).all();
  const effects = connection.prepare<[], EffectRow>(`SELECT * FROM effect ORDER BY ordinal`).all();
  const scenarios = connection
    .prepare<[], ScenarioRow>(`SELECT * FROM scenario ORDER BY ordinal`)
    .all();
  return futuresSchema.parse({
    drivers: drivers.map((driver) => ({
      id: driver.id,
      name: driver.name,
      theme: driver.theme,
      unit: driver.unit,
      baseline: driver.baseline,
      low: driver.low,
      high: driver.high,
    })),
    effects: effects.map((effect) => ({
      id: effect.id,
      driverId: effect.driver_id,
      metricCode: effect.metric_code,
      kind: effect.kind,
      size: effect.size,
      exposureAttribute: effect.exposure_attribute,
      exposures: JSON.parse(effect.exposures) as unknown,
      defaultShare: effect.default_share,
      reason: effect.reason,
    })),
    scenarios: scenarios.map((scenario) => ({
      id: scenario.id,
      name: scenario.name,
      narrative: scenario.narrative,
      states: JSON.parse(scenario.states) as unknown,
    })),
  });
};
