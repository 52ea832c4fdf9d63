import type { RunQuality } from '../model/run-quality.ts';
import type { Hidden } from '../sensitivity/hidden.ts';

/** Scorecards without the values of hidden metrics; counts and changes stay. */
export const maskCards = (
  cards: readonly RunQuality[],
  hidden: Pick<Hidden, 'metric'>,
): readonly RunQuality[] =>
  cards.map((card) => ({
    ...card,
    metrics: card.metrics.map((metric) =>
      hidden.metric(metric.code)
        ? { ...metric, median: null, medianBefore: null, farthest: [] }
        : metric,
    ),
  }));
