import { absenceOf, cellStatus } from '../model/cell-status.ts';
import type { CriterionId } from '../model/ids.ts';
import type { Criterion } from '../model/scoring-model.ts';
import type { MetricColumn } from '../model/snapshot.ts';
import { judgeRows } from './judge/judge-rows.ts';
import { statisticsOf } from './reference-statistics.ts';
import {
  isRelative,
  measureByAll,
  noFills,
  noReferences,
  type Fills,
  type References,
} from './yardstick.ts';

/** A metric as it is judged: 0 (worst) to 100 (best) per partner. */
export type ValueColumn = {
  readonly criterionId: CriterionId;
  /** The raw numbers; undefined where no source delivers them. */
  readonly metric: MetricColumn | undefined;
  /** Where `status` is not `cellStatus.value`: what the absence counts as, NaN where it is left out. */
  readonly values: Float64Array;
  /** Of the metric; not computable as well where the value function has no answer to a number. */
  readonly status: Uint8Array;
  /** How many rows have a value, those that an absence counts as included. */
  readonly judged: number;
  /** Whom each partner is measured against. */
  readonly references: References;
};

/** What a criterion measures partners against: all that have a number, where it measures at all. */
export const referencesTo = (
  { valueFunction }: Criterion,
  metric: MetricColumn | undefined,
): References => {
  const whole = metric === undefined || !isRelative(valueFunction) ? null : statisticsOf(metric);
  return whole === null
    ? noReferences
    : {
        yardsticks: [measureByAll(whole)],
        of: null,
        fills: noFills,
      };
};

/**
 * Judges a metric by a criterion. `metric` undefined means that no source delivers it: missing for
 * every one of `rowCount` partners. `references` given are those of another day, so that a scenario is
 * measured against the partners of today: numbers beyond them get the nearest end.
 */
export const judgeMetric = (
  criterion: Criterion,
  metric: MetricColumn | undefined,
  rowCount: number,
  references: References = referencesTo(criterion, metric),
): ValueColumn => {
  const values = new Float64Array(rowCount).fill(NaN);
  if (metric === undefined) {
    const status = new Uint8Array(rowCount).fill(cellStatus.missing);
    const filled = fillAbsent(values, status, references.fills);
    return { criterionId: criterion.id, metric, values, status, judged: filled, references };
  }
  judgeRows(criterion.valueFunction, metric, references, values);
  let { status } = metric;
  let judged = 0;
  for (let row = 0; row < rowCount; row += 1) {
    if (metric.status[row] !== cellStatus.value) {
      continue;
    }
    const value = values[row] ?? NaN;
    if (value === value) {
      judged += 1;
    } else {
      status = status === metric.status ? status.slice() : status;
      status[row] = cellStatus.notComputable;
    }
  }
  judged += judged === rowCount ? 0 : fillAbsent(values, status, references.fills);
  return { criterionId: criterion.id, metric, values, status, judged, references };
};

/** Writes what absences count as into `values`; answers how many rows got a value so. */
const fillAbsent = (values: Float64Array, status: Uint8Array, fills: Fills): number => {
  const valueOfStatus = new Float64Array(256).fill(NaN);
  let isNeeded = false;
  for (const each of Object.values(cellStatus)) {
    const absence = absenceOf(each);
    const fill = absence === null ? undefined : fills[absence];
    valueOfStatus[each] = fill ?? NaN;
    isNeeded ||= fill !== undefined;
  }
  let filled = 0;
  for (let row = 0; isNeeded && row < values.length; row += 1) {
    const fill = valueOfStatus[status[row] ?? cellStatus.missing] ?? NaN;
    if (fill === fill) {
      values[row] = fill;
      filled += 1;
    }
  }
  return filled;
};
