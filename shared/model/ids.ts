import { z } from 'zod';

declare const brand: unique symbol;

/** A `T` that is only assignable to others of the same `Name`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

const idText = z.string().min(1).max(64);

/** Branded ids: text, unique within one workspace, never shown to a person. */
export const dimensionId = idText.transform((text) => text as DimensionId);
export const criterionId = idText.transform((text) => text as CriterionId);
export const tierId = idText.transform((text) => text as TierId);
export const driverId = idText.transform((text) => text as DriverId);
export const effectId = idText.transform((text) => text as EffectId);
export const scenarioId = idText.transform((text) => text as ScenarioId);

export type DimensionId = Brand<string, 'DimensionId'>;
export type CriterionId = Brand<string, 'CriterionId'>;
export type TierId = Brand<string, 'TierId'>;
export type DriverId = Brand<string, 'DriverId'>;
export type EffectId = Brand<string, 'EffectId'>;
export type ScenarioId = Brand<string, 'ScenarioId'>;
