import type { Database } from 'better-sqlite3';
import { futures as futuresSchema, type Futures } from '#shared/model/futures.ts';
import type { DriverRow, EffectRow, FuturesPartRow, ScenarioRow } from '../schema.ts';
import { syncRows } from '../sync-rows.ts';

/** Lists of futures that are rows of JSON, by the table they are in. */
const parts = {
  driver_correlation: 'correlations',
  cross_impact: 'impacts',
  signpost: 'signposts',
  contingency_play: 'plays',
  tier_plan: 'plans',
} as const;

const partTables = Object.keys(parts) as readonly (keyof typeof parts)[];

const defined = (values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
  );

/** Writes drivers, effects, scenarios and what belongs to them; only rows that differ are touched. */
export const writeFutures = (connection: Database, futures: Futures): void => {
  syncRows(
    connection,
    'driver',
    ['id', 'ordinal', 'name', 'theme', 'unit', 'baseline', 'low', 'high', 'details'],
    futures.drivers.map(({ shape, ...driver }, ordinal) => ({
      ...driver,
      ordinal,
      details: defined({ shape }),
    })),
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
      'details',
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
      details: defined({
        cap: effect.cap,
        lagMonths: effect.lagMonths,
        exposureMetric: effect.exposureMetric,
        exposureRules: effect.exposureRules,
        byHand: effect.byHand,
      }),
    })),
  );
  syncRows(
    connection,
    'scenario',
    ['id', 'ordinal', 'name', 'narrative', 'states', 'details'],
    futures.scenarios.map(({ horizonMonths, probability, ...scenario }, ordinal) => ({
      id: scenario.id,
      ordinal,
      name: scenario.name,
      narrative: scenario.narrative,
      states: JSON.stringify(scenario.states),
      details: defined({ horizonMonths, probability }),
    })),
  );
  for (const table of partTables) {
    writePart(connection, table, futures[parts[table]]);
  }
  const isUsual = JSON.stringify(futures.reading) === JSON.stringify(usualReading);
  writePart(
    connection,
    'futures_reading',
    isUsual ? [] : [{ id: 'programme', ...futures.reading }],
  );
};

const usualReading = futuresSchema.shape.reading.parse(undefined);

const writePart = (
  connection: Database,
  table: string,
  said: readonly { readonly id: string }[],
): void => {
  syncRows(
    connection,
    table,
    ['id', 'ordinal', 'said'],
    said.map((each, ordinal) => ({ id: each.id, ordinal, said: JSON.stringify(each) })),
  );
};

const readPart = (connection: Database, table: string): readonly unknown[] =>
  connection
    .prepare<[], FuturesPartRow>(`SELECT * FROM ${table} ORDER BY ordinal`)
    .all()
    .map(({ said }) => JSON.parse(said) as unknown);

/** Reads drivers, effects, scenarios and what belongs to them, in their order. */
export const readFutures = (connection: Database): Futures => {
  const drivers = connection.prepare<[], DriverRow>(`SELECT * FROM driver ORDER BY ordinal`).all();
  const effects = connection.prepare<[], EffectRow>(`SELECT * FROM effect ORDER BY ordinal`).all();
  const scenarios = connection
    .prepare<[], ScenarioRow>(`SELECT * FROM scenario ORDER BY ordinal`)
    .all();
  const [reading] = readPart(connection, 'futures_reading') as readonly {
    readonly id: string;
  }[];
  return futuresSchema.parse({
    drivers: drivers.map(({ id, name, theme, unit, baseline, low, high, details }) => ({
      ...{ id, name, theme, unit, baseline, low, high },
      ...(JSON.parse(details) as object),
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
      ...(JSON.parse(effect.details) as object),
    })),
    scenarios: scenarios.map(({ id, name, narrative, states, details }) => ({
      ...{ id, name, narrative, states: JSON.parse(states) as unknown },
      ...(JSON.parse(details) as object),
    })),
    ...Object.fromEntries(partTables.map((table) => [parts[table], readPart(connection, table)])),
    ...(reading === undefined ? {} : { reading: withoutId(reading) }),
  });
};

const withoutId = (reading: object): object =>
  Object.fromEntries(Object.entries(reading).filter(([name]) => name !== 'id'));
