import { microsPerPoint, noMicros, toMicros } from '../scoring/tiers.ts';

/** A score with six decimals, the precision at which scores are compared; null for NaN. */
export const printScore = (score: number): string | null => {
  const micros = toMicros(score);
  return micros === noMicros ? null : (micros / microsPerPoint).toFixed(6);
};

/** Points of a score, fine enough that hundreds of them still add up to it. */
export const printPoints = (points: number): string => points.toFixed(9);

/** A share of weight with six decimals. */
export const printCoverage = (share: number): string => share.toFixed(6);
