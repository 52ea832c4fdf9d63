import { z } from 'zod';
import { driverId } from './ids.ts';

const id = z.string().min(1).max(64);

/** Two drivers that tend to move together (above 0) or against each other: a rank correlation. */
export const correlation = z.strictObject({
  id,
  one: driverId,
  other: driverId,
  correlation: z.number().min(-1).max(1),
});

/** States of a driver that a judgement can be about, in the order of their numbers. */
export const driverLevels = ['low', 'baseline', 'high'] as const;

const level = z.strictObject({ driverId, level: z.enum(driverLevels) });

/** How strongly one level of a driver speaks for (3) or against (−3) a level of another. */
export const crossImpact = z.strictObject({
  id,
  from: level,
  on: level,
  strength: z.int().min(-3).max(3),
});

export type Correlation = Readonly<z.infer<typeof correlation>>;
