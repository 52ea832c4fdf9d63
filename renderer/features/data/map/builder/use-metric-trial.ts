import { useEffect, useState } from 'react';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { MetricTrial } from '#shared/model/metric-trial.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';

/** The last trial stays visible while the next one runs. */
export type TrialState = {
  readonly trial: MetricTrial | null;
  readonly error: AppError | null;
  readonly isRunning: boolean;
};

/** Waits for a pause in typing, so that a long file is not begun anew with each letter. */
const pauseMs = 250;

/** Tries a metric on the file whenever it or the as-of date changes; null waits. A newer trial ends the older. */
export const useMetricTrial = (
  metric: RecipeMetric | null,
  tryMetric: ImportActions['tryMetric'],
  asOf: string,
): TrialState => {
  const [state, setState] = useState<TrialState>({ trial: null, error: null, isRunning: false });
  // Names and units change nothing about the numbers.
  const asked = metric === null ? null : JSON.stringify({ ...metric, name: 'm', unit: '' });
  useEffect(() => {
    if (asked === null) {
      return undefined;
    }
    const abort = new AbortController();
    const run = async (): Promise<void> => {
      setState((old) => ({ ...old, isRunning: true }));
      const answer = await tryMetric(JSON.parse(asked) as RecipeMetric, abort.signal);
      if (answer === null || abort.signal.aborted) {
        return;
      }
      setState(
        answer.ok
          ? { trial: answer.value, error: null, isRunning: false }
          : { trial: null, error: answer.error, isRunning: false },
      );
    };
    const timer = setTimeout(() => void run(), pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked, tryMetric, asOf]);
  return state;
};
