import { summariseOptions, type Outcomes } from './outcomes.ts';
import { quantile } from '../statistics/quantile.ts';

/**
 * The classical rules for deciding under uncertainty without probabilities. Each answers one number per
 * option, larger is better unless said otherwise. An option without a value in any future has NaN: a
 * future in which nothing can be said of it is never taken for a good one. Sources: C. McPhail et al.,
 * "Robustness metrics", Earth's Future 6, 2018, for the frame; L. Hurwicz 1951; A. Wald 1950;
 * L. J. Savage 1951; M. K. Starr 1963.
 */

const least = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const greatest = (values: Float64Array): number =>
  values.reduce((a, b) => Math.max(a, b), -Infinity);
const unlessEmpty = (values: Float64Array, summary: number): number =>
  values.length === 0 ? NaN : summary;

/** Wald's maximin: the worst that can happen. */
export const worstCase = (outcomes: Outcomes): Float64Array =>
  summariseOptions(outcomes, (values) => unlessEmpty(values, least(values)));

/** Maximax: the best that can happen. */
export const bestCase = (outcomes: Outcomes): Float64Array =>
  summariseOptions(outcomes, (values) => unlessEmpty(values, greatest(values)));

/** Hurwicz: `optimism` (0..1) of the best plus the rest of the worst. */
export const hurwicz = (outcomes: Outcomes, optimism: number): Float64Array => {
  const best = bestCase(outcomes);
  return worstCase(outcomes).map(
    (worst, option) => optimism * (best[option] ?? NaN) + (1 - optimism) * worst,
  );
};

/** Laplace: the mean over the futures, each as likely as another. */
export const laplace = (outcomes: Outcomes): Float64Array =>
  summariseOptions(outcomes, (values) =>
    unlessEmpty(values, values.reduce((sum, value) => sum + value, 0) / values.length),
  );

/** The mean with a probability per future; probabilities must sum to 1. */
export const expected = (outcomes: Outcomes, probabilities: readonly number[]): Float64Array =>
  summariseOptions(outcomes, (values) =>
    values.reduce((sum, value, future) => sum + value * (probabilities[future] ?? NaN), 0),
  );

/** Starr's domain criterion: the share of futures in which an option is worth `enough` or more. */
export const satisficing = (outcomes: Outcomes, enough: number): Float64Array =>
  summariseOptions(outcomes, (values) =>
    unlessEmpty(
      values,
      values.reduce((met, value) => met + Number(value >= enough), 0) / values.length,
    ),
  );

/**
 * Savage's regret: by how much an option stays behind the best option of the same future, 0 or more.
 * Options without a value in a future have no regret there (NaN) and set nobody's.
 */
export const regrets = ({ options, futures, values }: Outcomes): Outcomes => {
  const best = new Float64Array(futures).fill(-Infinity);
  values.forEach((value, place) => {
    const future = place % futures;
    if (value > (best[future] ?? -Infinity)) {
      best[future] = value;
    }
  });
  return {
    options,
    futures,
    // Adding 0 turns −0, the difference of two zeros, into 0.
    values: values.map((value, place) => (best[place % futures] ?? NaN) - value + 0),
  };
};

/** The greatest regret of each option; smaller is better (minimax regret picks the least). */
export const greatestRegret = (outcomes: Outcomes): Float64Array => bestCase(regrets(outcomes));

/**
 * The regret that an option stays below in `share` of the futures (0.9: the 90th percentile); smaller is
 * better. Quantiles are interpolated, see `quantile`.
 */
export const regretQuantile = (outcomes: Outcomes, share: number): Float64Array =>
  summariseOptions(regrets(outcomes), (values) => quantile(values, share));
