import { assertNever } from '../invariant.ts';
import { cellStatus } from '../model/cell-status.ts';
import type { CriterionId } from '../model/ids.ts';
import type { Criterion } from '../model/scoring-model.ts';
import type { MetricColumn } from '../model/snapshot.ts';
import { interpolatePoints } from './piecewise.ts';

/** The least and greatest observed number of a metric; null where nothing was observed. */
export type ReferenceRange = { readonly lower: number; readonly upper: number } | null;

/** A metric as it is judged: 0 (worst) to 100 (best) per partner. */
export type ValueColumn = {
  readonly criterionId: CriterionId;
  /** NaN wherever `status` is not `cellStatus.value`. */
  readonly values: Float64Array;
  readonly status: Uint8Array;
  /** How many rows have a value. */
  readonly judged: number;
  /** Raw bounds between which values run; null where min-max has nothing observed. */
  readonly range: ReferenceRange;
  /** Lower and upper bound coincide: a criterion without drawn points tells nobody apart and everybody gets 50. */
  readonly isConstant: boolean;
  /** Partners whose raw number lies below or above the range and was clipped to its end. */
  readonly clippedLow: number;
  readonly clippedHigh: number;
};

/** The range over all partners with an observed number. */
export const referenceRange = (metric: MetricColumn): ReferenceRange => {
  let lower = Infinity;
  let upper = -Infinity;
  for (let row = 0; row < metric.values.length; row += 1) {
    if (metric.status[row] === cellStatus.value) {
      const value = metric.values[row] ?? NaN;
      lower = Math.min(lower, value);
      upper = Math.max(upper, value);
    }
  }
  return lower <= upper ? { lower, upper } : null;
};

/**
 * The raw bounds a criterion runs between: its goalposts, its first and last drawn point, or the range
 * of the reference partners.
 */
export const boundsOf = (
  { valueFunction }: Criterion,
  reference: ReferenceRange,
): ReferenceRange => {
  switch (valueFunction.method) {
    case 'minmax':
      return reference;
    case 'goalposts':
      return { lower: valueFunction.lower, upper: valueFunction.upper };
    case 'piecewise': {
      const raws = valueFunction.points.map(({ raw }) => raw);
      return { lower: Math.min(...raws), upper: Math.max(...raws) };
    }
    default:
      return assertNever(valueFunction, 'value function');
  }
};

/**
 * One raw number on the scale 0..100. The direction is applied before scaling, as for a cost
 * criterion in COINr (`n_minmax`, `n_goalposts`); numbers outside the bounds are clipped, which for
 * min-max happens only when the reference is older than the data, as in a scenario. Coinciding
 * bounds carry no information and give the midpoint, 50. Drawn points need no bounds.
 */
export const valueOf = (
  raw: number,
  { valueFunction }: Criterion,
  bounds: ReferenceRange,
): number => {
  if (valueFunction.method === 'piecewise') {
    return interpolatePoints(raw, valueFunction.points);
  }
  if (bounds === null) {
    return NaN;
  }
  const span = bounds.upper - bounds.lower;
  if (!(span > 0)) {
    return 50;
  }
  const share =
    valueFunction.direction === 'higher'
      ? (raw - bounds.lower) / span
      : (bounds.upper - raw) / span;
  return 100 * Math.min(1, Math.max(0, share));
};

/**
 * Judges a metric by a criterion. `metric` undefined means that no source delivers it: missing for
 * every one of `rowCount` partners. `reference` freezes the range of min-max, so that a scenario
 * is measured against the partners of today.
 */
export const judgeMetric = (
  criterion: Criterion,
  metric: MetricColumn | undefined,
  rowCount: number,
  reference: ReferenceRange = metric === undefined ? null : referenceRange(metric),
): ValueColumn => {
  const values = new Float64Array(rowCount).fill(NaN);
  const bounds = boundsOf(criterion, reference);
  if (metric === undefined) {
    return {
      criterionId: criterion.id,
      values,
      status: new Uint8Array(rowCount).fill(cellStatus.missing),
      judged: 0,
      range: bounds,
      isConstant: false,
      clippedLow: 0,
      clippedHigh: 0,
    };
  }
  let judged = 0;
  let clippedLow = 0;
  let clippedHigh = 0;
  for (let row = 0; row < rowCount; row += 1) {
    if (metric.status[row] === cellStatus.value) {
      const raw = metric.values[row] ?? NaN;
      const value = valueOf(raw, criterion, bounds);
      values[row] = value;
      judged += value === value ? 1 : 0;
      clippedLow += bounds !== null && raw < bounds.lower ? 1 : 0;
      clippedHigh += bounds !== null && raw > bounds.upper ? 1 : 0;
    }
  }
  return {
    criterionId: criterion.id,
    values,
    status: metric.status,
    judged,
    range: bounds,
    isConstant:
      criterion.valueFunction.method !== 'piecewise' &&
      bounds !== null &&
      !(bounds.upper > bounds.lower),
    clippedLow,
    clippedHigh,
  };
};
