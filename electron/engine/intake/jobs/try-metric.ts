import { explainNoNumber, type NoNumberReason } from '#shared/metrics/outcome.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { MetricTrial, TrialRow } from '#shared/model/metric-trial.ts';
import { pathsOf, type ReadJob } from './read-job.ts';
import { takeFiles } from './take-files.ts';

const mostWithRows = 6;
const mostWithout = 3;

const countReasons = (reasons: readonly (NoNumberReason | null)[]): MetricTrial['reasons'] => {
  const counts = new Map<NoNumberReason, number>();
  for (const reason of reasons) {
    if (reason !== null) {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([reason, partners]) => ({ reason: explainNoNumber(reason), partners }))
    .sort((left, right) => right.partners - left.partners);
};

/**
 * Measures one metric on the whole file, rejected rows left out as in a check. Partners of equally
 * many rows stand in the order of the file.
 */
export const tryMetric = async (
  { path, also, recipe, lookups, metric, rates }: Extract<ReadJob, { readonly kind: 'tryMetric' }>,
  onProgress: (progress: Progress) => void,
): Promise<MetricTrial> => {
  const { taken } = await takeFiles(
    pathsOf({ path, also }),
    { ...recipe, attributes: [], metrics: [metric] },
    lookups,
    () => ({ accept: null, reject: null }),
    onProgress,
    rates,
  );
  const { totals, partnerKeys } = taken;
  const column = totals.metrics[0];
  const reasons = column?.reasons ?? [];
  const rowOf = (partner: number): TrialRow => {
    const reason = reasons[partner] ?? null;
    return {
      key: partnerKeys[partner] ?? '',
      name: totals.names?.labels[totals.names.codes[partner] ?? 0] ?? '',
      rows: totals.rowCounts[partner] ?? 0,
      value: reason === null ? (column?.numbers[partner] ?? null) : null,
      reason: reason === null ? '' : explainNoNumber(reason),
    };
  };
  const byRows = Array.from(partnerKeys, (_, partner) => partner).sort(
    (left, right) => (totals.rowCounts[right] ?? 0) - (totals.rowCounts[left] ?? 0),
  );
  const shown = byRows.slice(0, mostWithRows);
  const without = byRows
    .slice(mostWithRows)
    .filter((partner) => (reasons[partner] ?? null) !== null)
    .slice(0, mostWithout);
  return {
    partners: partnerKeys.length,
    withValue: reasons.filter((reason) => reason === null).length,
    reasons: countReasons(reasons),
    sample: [...shown, ...without].map(rowOf),
  };
};
