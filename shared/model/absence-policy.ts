import { z } from 'zod';

const points = z.number().min(0).max(100);

/**
 * What an empty cell does to the score: `reweight` leaves the criterion out and lets the others share its
 * weight, `worst` counts it as 0, `block` leaves the partner without score and tier. Otherwise it counts
 * as a fixed `value` of 0 to 100, or as the value that the worst `percentile` per cent of the partners
 * with a number do not exceed.
 */
export const absencePolicy = z.union([
  z.enum(['reweight', 'worst', 'block']),
  z.strictObject({ value: points }),
  z.strictObject({ percentile: points }),
]);

export type AbsencePolicy = Readonly<z.infer<typeof absencePolicy>>;
