import { z } from 'zod';
import { crossImpact, correlation } from './driver-relations.ts';
import type { Frozen } from './frozen.ts';
import { driverId, effectId, scenarioId } from './ids.ts';
import { futuresReading } from './futures-reading.ts';
import { play, signpost } from './signpost.ts';
import { condition } from './tier-rules.ts';
import { tierPlan } from './tier-plan.ts';

const name = z.string().trim().min(1).max(120);
const share = z.number().min(0).max(1);

export const driverThemes = ['market', 'technology', 'competition', 'regulation'] as const;

/** How likely the states of a driver are within its range; see `driverQuantile`. */
export const driverShapes = ['triangular', 'uniform', 'normal'] as const;

/** A quantity outside the programme that can turn out differently, in its own unit. */
export const driver = z.strictObject({
  id: driverId,
  name,
  theme: z.enum(driverThemes),
  unit: z.string().max(40),
  baseline: z.number(),
  /** The plausible range; `low <= baseline <= high`. */
  low: z.number(),
  high: z.number(),
  /** Absent: triangular. */
  shape: z.enum(driverShapes).optional(),
});

/** Partners for whom all conditions hold are exposed by `share`; without a condition it holds for everybody. */
export const exposureRule = z.strictObject({
  conditions: z.array(condition).max(10),
  share,
});

export const effectKinds = ['multiply', 'add', 'elasticity'] as const;

/**
 * How a driver acts on a metric, for Δ = state − baseline and a partner's exposure a (0..1):
 * `multiply`: x · (1 + size · a · Δ); `add`: x + size · a · Δ;
 * `elasticity`: x · (1 + a · ((state / baseline)^size − 1)), for drivers above 0.
 */
export const effect = z.strictObject({
  id: effectId,
  driverId,
  metricCode: z.string().min(1).max(120),
  kind: z.enum(effectKinds),
  /**
   * For `multiply` a relative change and for `add` metric units, both per unit of the driver; for `elasticity`
   * the percentage by which the metric changes with each percent of the driver.
   */
  size: z.number(),
  /** Most that the effect changes a number either way: a share of it, or metric units for `add`. */
  cap: z.number().positive().max(1e15).optional(),
  /** Months until the effect is felt; futures with a nearer horizon do not have it. */
  lagMonths: z.int().min(1).max(120).optional(),
  /** Attribute whose label decides the exposure; null exposes every partner by `defaultShare`. */
  exposureAttribute: z.string().max(120).nullable(),
  exposures: z.array(z.strictObject({ label: z.string(), share })).max(2000),
  /** Metric that is the exposure itself, in percent or as a share; in place of the attribute. */
  exposureMetric: z.string().min(1).max(120).optional(),
  /** Rules in the order in which they are asked; the first that fits counts. In place of attribute and metric. */
  exposureRules: z.array(exposureRule).max(50).optional(),
  /** Partners whose exposure is said by hand, over whatever rule there is. */
  byHand: z
    .array(z.strictObject({ key: z.string().min(1).max(1000), share }))
    .max(2000)
    .optional(),
  /** Exposure of partners whose label is not listed, whose metric is absent, or whom no rule fits. */
  defaultShare: share,
  reason: z.string().max(2000),
});

/** A named future: the state of the drivers that differ from their baseline. */
export const scenario = z.strictObject({
  id: scenarioId,
  name,
  narrative: z.string().max(10_000),
  states: z.array(z.strictObject({ driverId, value: z.number() })).max(200),
  /** How far ahead it lies; absent: far enough for every lag. */
  horizonMonths: z.int().min(1).max(600).optional(),
  /** Absent where nobody said one; those of all scenarios sum to 1. */
  probability: share.optional(),
});

export const futures = z.strictObject({
  drivers: z.array(driver).max(200),
  effects: z.array(effect).max(1000),
  scenarios: z.array(scenario).max(200),
  correlations: z.array(correlation).max(2000).default([]),
  impacts: z.array(crossImpact).max(5000).default([]),
  signposts: z.array(signpost).max(200).default([]),
  plays: z.array(play).max(200).default([]),
  plans: z.array(tierPlan).max(50).default([]),
  reading: futuresReading.default(() => futuresReading.parse({})),
});

export type Driver = Readonly<z.infer<typeof driver>>;
export type DriverTheme = Driver['theme'];
export type DriverShape = (typeof driverShapes)[number];
export type ExposureRule = Frozen<z.infer<typeof exposureRule>>;
export type Effect = Frozen<z.infer<typeof effect>>;
export type Scenario = Frozen<z.infer<typeof scenario>>;
export type Futures = Frozen<z.infer<typeof futures>>;

/** A workspace of which nobody has said yet how it could turn out. */
export const noFutures: Futures = futures.parse({ drivers: [], effects: [], scenarios: [] });
