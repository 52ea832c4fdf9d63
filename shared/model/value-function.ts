import { z } from 'zod';

const direction = z.enum(['higher', 'lower']);
const value = z.number().min(0).max(100);
/** What everybody gets where the reference partners all have the same number; 50 unless said. */
const constantValue = value.optional();

/** Raw numbers in the metric's own unit, rising; the nearest point holds beyond the ends. */
const points = z
  .array(z.strictObject({ raw: z.number(), value }))
  .min(2)
  .max(20)
  .readonly();

/**
 * How a raw metric becomes a value of 0 (worst) to 100 (best). Each method is a function of
 * `shared/scoring/values`, where its convention stands.
 */
export const valueFunction = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('minmax'), direction, constantValue }),
  z.strictObject({
    method: z.literal('goalposts'),
    direction,
    /** In the metric's own unit; `lower < upper`. */
    lower: z.number(),
    upper: z.number(),
  }),
  z.strictObject({
    method: z.literal('target'),
    /** In the metric's own unit; `lower ≤ bestFrom ≤ bestTo ≤ upper`, `lower < upper`. */
    lower: z.number(),
    bestFrom: z.number(),
    bestTo: z.number(),
    upper: z.number(),
  }),
  z.strictObject({
    method: z.literal('zscore'),
    direction,
    /** What is taken from n in the standard deviation: 1 for a sample (as R), 0 for all there are. */
    ddof: z.union([z.literal(0), z.literal(1)]),
    constantValue,
  }),
  z.strictObject({ method: z.literal('percentile'), direction, constantValue }),
  z.strictObject({
    method: z.literal('logarithmic'),
    direction,
    /** Added before the logarithm, in the metric's unit; null for the COIN Tool's (see `coinShift`). */
    shift: z.number().nullable(),
    constantValue,
  }),
  z.strictObject({ method: z.literal('piecewise'), points }),
  z.strictObject({
    method: z.literal('bands'),
    /** The value below the first step. */
    below: value,
    /** Raw numbers, rising: from each on, its value holds. */
    steps: z
      .array(z.strictObject({ from: z.number(), value }))
      .min(1)
      .max(20)
      .readonly(),
  }),
  z.strictObject({
    method: z.literal('rubric'),
    /** All numbers of a metric, or all labels of an attribute; each at most once. */
    levels: z
      .array(
        z.strictObject({
          at: z.union([z.number(), z.string().trim().min(1).max(120)]),
          value,
          /** What a partner must show to be judged so. */
          wording: z.string().max(500),
        }),
      )
      .min(2)
      .max(20)
      .readonly(),
  }),
]);

export type ValueFunction = Readonly<z.infer<typeof valueFunction>>;
export type RubricLevel = Extract<ValueFunction, { method: 'rubric' }>['levels'][number];
