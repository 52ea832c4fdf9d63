import { z } from 'zod';

/** A metric that follows from others by a formula; see `docs/recipes.md` for its language. */
export const formulaMetric = z.strictObject({
  id: z.string().min(1).max(64),
  code: z.string().trim().min(1).max(120),
  name: z.string().trim().min(1).max(200),
  formula: z.string().trim().min(1).max(2000),
  /** What the number is called by; empty takes the unit that follows from the formula. */
  unit: z.string().max(40),
  decimals: z.int().min(0).max(9),
  higherIsBetter: z.boolean(),
});

export const formulaMetrics = z.array(formulaMetric).max(500).readonly();

export type FormulaMetric = Readonly<z.infer<typeof formulaMetric>>;
