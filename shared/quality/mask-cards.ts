import type { RunQuality } from '../model/run-quality.ts';
import { maskText } from '../model/sensitivity.ts';
import type { Hidden } from '../sensitivity/hidden.ts';

/** Scorecards without the values of hidden metrics; counts and changes stay. */
export const maskCards = (
  cards: readonly RunQuality[],
  hidden: Pick<Hidden, 'metric' | 'names'>,
): readonly RunQuality[] =>
  cards.map((card) => ({
    ...card,
    metrics: card.metrics.map((metric) =>
      hidden.metric(metric.code)
        ? { ...metric, median: null, medianBefore: null, farthest: [] }
        : hidden.names
          ? { ...metric, farthest: metric.farthest.map((far) => ({ ...far, partner: maskText })) }
          : metric,
    ),
  }));
