import type { AbsencePolicy } from '../model/absence-policy.ts';
import { absences, cellStatus, type Absence } from '../model/cell-status.ts';
import type { Criterion, ScoringModel } from '../model/scoring-model.ts';
import type { MetricColumn } from '../model/snapshot.ts';
import { quantileOfSorted } from '../statistics/quantile.ts';
import { judgeMetric } from './normalise.ts';
import { noFills, type Fills, type References } from './yardstick.ts';

/** What an absence does to a criterion: its own rule, or that of the model. */
export const policyOf = (
  model: ScoringModel,
  { rules }: Criterion,
  absence: Absence,
): AbsencePolicy => rules.absencePolicies[absence] ?? model.absencePolicies[absence];

/** The values of all partners with a number, rising. */
const observedValues = (
  criterion: Criterion,
  metric: MetricColumn,
  references: References,
): Float64Array => {
  const { values, status } = judgeMetric(criterion, metric, metric.values.length, {
    ...references,
    fills: noFills,
  });
  return values.filter((_, row) => status[row] === cellStatus.value).sort();
};

/**
 * The value that each kind of absence counts as for a criterion. A percentile is the quantile (definition
 * 7 of Hyndman and Fan) of the values of the partners with a number: a target or a drawn curve decides
 * what is low, not the raw number. Where nobody has one the criterion is left out.
 */
export const fillsOf = (
  model: ScoringModel,
  criterion: Criterion,
  metric: MetricColumn | undefined,
  references: References,
): Fills => {
  let sorted: Float64Array | null = null;
  const fillOf = (policy: AbsencePolicy): number => {
    if (typeof policy === 'string') {
      return policy === 'worst' ? 0 : NaN;
    }
    if ('value' in policy) {
      return policy.value;
    }
    sorted ??=
      metric === undefined ? new Float64Array() : observedValues(criterion, metric, references);
    return quantileOfSorted(sorted, policy.percentile / 100);
  };
  const fills: Partial<Record<Absence, number>> = {};
  for (const absence of absences) {
    const fill = fillOf(policyOf(model, criterion, absence));
    if (!Number.isNaN(fill)) {
      fills[absence] = fill;
    }
  }
  return fills;
};
