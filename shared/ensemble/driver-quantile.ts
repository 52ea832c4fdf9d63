import type { Driver, DriverShape } from '../model/futures.ts';
import { normalQuantile, normalShare } from '../statistics/normal.ts';

/**
 * The state that a driver stays below with probability `share` (0..1), never outside low..high.
 *
 * - `uniform`: every state of the range is as likely as any other.
 * - `triangular`: most likely at the baseline, falling in straight lines to both ends.
 * - `normal`: a bell over the baseline with a standard deviation of a quarter of the range, cut off at
 *   low and high and scaled up again.
 *
 * A driver without a range stays at its low end.
 */
export const driverQuantile = (
  { low, baseline, high }: Pick<Driver, 'low' | 'baseline' | 'high'>,
  shape: DriverShape,
  share: number,
): number => {
  const range = high - low;
  if (!(range > 0)) {
    return low;
  }
  const state = quantiles[shape](low, baseline, high, share);
  return Math.min(high, Math.max(low, state));
};

type Quantile = (low: number, baseline: number, high: number, share: number) => number;

const triangular: Quantile = (low, mode, high, share) => {
  const range = high - low;
  const below = (mode - low) / range;
  return share < below
    ? low + Math.sqrt(share * range * (mode - low))
    : high - Math.sqrt((1 - share) * range * (high - mode));
};

const normal: Quantile = (low, mean, high, share) => {
  const deviation = (high - low) / 4;
  const from = normalShare((low - mean) / deviation);
  const to = normalShare((high - mean) / deviation);
  return mean + deviation * normalQuantile(from + share * (to - from));
};

const quantiles: Readonly<Record<DriverShape, Quantile>> = {
  uniform: (low, _, high, share) => low + share * (high - low),
  triangular,
  normal,
};
