import { z } from 'zod';

const code = z.string().min(1).max(120);

/** What one unit of effort is: a standard deviation of the partners' numbers, or a tenth of their range. */
export const effortUnits = ['deviation', 'tenthOfRange'] as const;
export type EffortUnit = (typeof effortUnits)[number];

/** How hard it is for a partner to move a metric. */
export const efforts = z.strictObject({
  unit: z.enum(effortUnits),
  /** By code of metric: how hard one unit is, against 1 for those that are not named. */
  costs: z.record(code, z.number().min(0).max(1_000_000)),
});
export type Efforts = {
  readonly unit: EffortUnit;
  readonly costs: Readonly<Record<string, number>>;
};

/**
 * How far a number may be off, as a standard deviation: a share of the number itself, or an amount in
 * the metric's unit.
 */
export const metricError = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('relative'), share: z.number().positive().max(10) }),
  z.strictObject({ kind: z.literal('absolute'), amount: z.number().positive().max(1e15) }),
]);
export type MetricError = Readonly<z.infer<typeof metricError>>;

/** By code of metric; a metric without an entry is taken as exact. */
export type MetricErrors = Readonly<Record<string, MetricError>>;

/** What a person assumes where data say nothing. */
export const assumptions = z.strictObject({ efforts, errors: z.record(code, metricError) });
export type Assumptions = { readonly efforts: Efforts; readonly errors: MetricErrors };

/** A standard deviation is as hard as another, and every number is exact. */
export const plainAssumptions: Assumptions = {
  efforts: { unit: 'deviation', costs: {} },
  errors: {},
};
