import { z } from 'zod';

const share = z.number().min(0).max(1);

/** By which lines and views the futures are read; every field has a default. */
export const futuresReading = z.strictObject({
  /** Holding the tier of today in at least this share of the futures is robust. */
  robust: share.default(0.9),
  /** Rising in at least this share is an upside. */
  upside: share.default(0.25),
  /** Hurwicz: how much the best future counts against the worst. */
  optimism: share.default(0.5),
  /** Satisficing: a score that is enough. */
  enough: z.number().min(0).max(100).default(50),
});
