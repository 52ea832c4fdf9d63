import type { MetricErrors } from '../model/assumptions.ts';
import type { QualityAlert } from '../model/quality.ts';

/** Relative errors by what may be doubted of a metric: conventions of this product, not estimates. */
export const errorByDoubt = { none: 0.02, source: 0.05, metric: 0.1, blocking: 0.2 } as const;

type Doubted = {
  readonly code: string;
  /** Names of the sources that deliver the metric. */
  readonly sources: readonly string[];
};

/**
 * An error for every metric, by the open alerts on it: 2 % without any, 5 % with one on a source that
 * delivers it, 10 % with one on the metric itself, 20 % where one of them stops a proposal.
 */
export const errorsFromAlerts = (
  metrics: readonly Doubted[],
  alerts: readonly QualityAlert[],
): MetricErrors => {
  const open = alerts.filter(({ acknowledged }) => acknowledged === null);
  return Object.fromEntries(
    metrics.map(({ code, sources }) => {
      const onMetric = open.filter(({ level, mend }) => level === 'metric' && mend.at === code);
      const onSource = open.filter(
        ({ level, about }) => level === 'source' && sources.includes(about),
      );
      const share = [...onMetric, ...onSource].some(({ isBlocking }) => isBlocking)
        ? errorByDoubt.blocking
        : onMetric.length > 0
          ? errorByDoubt.metric
          : onSource.length > 0
            ? errorByDoubt.source
            : errorByDoubt.none;
      return [code, { kind: 'relative', share }];
    }),
  );
};
