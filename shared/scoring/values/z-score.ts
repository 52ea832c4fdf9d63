import { midpoint, type Direction } from './clamp-value.ts';
import { normalShare } from '../../statistics/normal.ts';

/** Mean and standard deviation of the reference partners, in the metric's unit. */
export type Spread = { readonly mean: number; readonly deviation: number };

/**
 * 100 · Φ((x − mean)/sd), for a cost 100 · Φ((mean − x)/sd): the z-score of COINr `n_zscore`, bounded to
 * 0..100 by the normal distribution, so that the average is 50 and one deviation above is 84.13. The
 * caller says with which ddof `deviation` was made. Where it is 0, or one partner leaves it undefined,
 * everybody gets `constantValue`.
 */
export const zScoreValue = (
  raw: number,
  { mean, deviation }: Spread,
  direction: Direction,
  constantValue: number = midpoint,
): number => zScoreOf(raw, mean, deviation, direction, constantValue);

/** `zScoreValue` of bare numbers, for loops over many partners. */
export const zScoreOf = (
  raw: number,
  mean: number,
  deviation: number,
  direction: Direction,
  constantValue: number,
): number => {
  if (!(deviation > 0)) {
    return raw === raw ? constantValue : NaN;
  }
  const z = (raw - mean) / deviation;
  return 100 * normalShare(direction === 'higher' ? z : -z);
};
