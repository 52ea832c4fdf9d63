import { z } from 'zod';
import { driverId, effectId, scenarioId } from './ids.ts';

const name = z.string().trim().min(1).max(120);
const share = z.number().min(0).max(1);

export const driverThemes = ['market', 'technology', 'competition', 'regulation'] as const;

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
});

/**
 * How a driver acts on a metric, for Δ = state − baseline and a partner's exposure a (0..1):
 * `multiply`: x · (1 + size · a · Δ); `add`: x + size · a · Δ.
 */
export const effect = z.strictObject({
  id: effectId,
  driverId,
  metricCode: z.string().min(1).max(120),
  kind: z.enum(['multiply', 'add']),
  /** Per unit of the driver: a relative change for `multiply`, metric units for `add`. */
  size: z.number(),
  /** Attribute whose label decides the exposure; null exposes every partner by `defaultShare`. */
  exposureAttribute: z.string().max(120).nullable(),
  exposures: z.array(z.strictObject({ label: z.string(), share })).max(2000),
  /** Exposure of partners whose label is not listed. */
  defaultShare: share,
  reason: z.string().max(2000),
});

/** A named future: the state of the drivers that differ from their baseline. */
export const scenario = z.strictObject({
  id: scenarioId,
  name,
  narrative: z.string().max(10_000),
  states: z.array(z.strictObject({ driverId, value: z.number() })).max(200),
});

export const futures = z.strictObject({
  drivers: z.array(driver).max(200),
  effects: z.array(effect).max(1000),
  scenarios: z.array(scenario).max(200),
});

export type Driver = Readonly<z.infer<typeof driver>>;
export type DriverTheme = Driver['theme'];
export type Effect = Readonly<Omit<z.infer<typeof effect>, 'exposures'>> & {
  readonly exposures: readonly { readonly label: string; readonly share: number }[];
};
export type Scenario = Readonly<Omit<z.infer<typeof scenario>, 'states'>> & {
  readonly states: readonly { readonly driverId: Driver['id']; readonly value: number }[];
};
export type Futures = {
  readonly drivers: readonly Driver[];
  readonly effects: readonly Effect[];
  readonly scenarios: readonly Scenario[];
};
