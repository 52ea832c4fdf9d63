import type { ScoringModel } from '../model/scoring-model.ts';
import { carriedWeights, groupByCounting, isBlocked } from './counting.ts';
import { effectiveWeights } from './criteria.ts';
import type { ValueColumn } from './normalise.ts';
import { weightedSum } from './weighted-sum.ts';

/** One entry per partner. */
export type Scores = {
  /** 0..100; NaN where too little is known (see `minimumCoverage`) or an absence blocks. */
  readonly scores: Float64Array;
  /** Share of the weight of all criteria that counts for the partner, 0..1. */
  readonly coverage: Float64Array;
};

/** Coverage this close below the minimum still counts: weights are sums of fractions. */
export const coverageTolerance = 1e-9;

/** Whether a coverage suffices for a score; a billionth of the weight never does. */
export const isCovered = (coverage: number, model: ScoringModel): boolean =>
  coverage > coverageTolerance && coverage >= model.minimumCoverage - coverageTolerance;

/** What turns the weighted sum of a group into its score. */
export type GroupScale = {
  /** Share of all weight that counts, 0..1. */
  readonly coverage: number;
  /** Score per unit of the weighted sum, 1 / Σ w; NaN where too little is known or an absence blocks. */
  readonly factor: number;
};

/** The scale of a group that carries `carried` of the `total` weight of all criteria. */
export const scaleOf = (
  carried: number,
  total: number,
  model: ScoringModel,
  isShut: boolean,
): GroupScale => {
  const coverage = total > 0 ? Math.min(1, carried / total) : 0;
  return { coverage, factor: !isShut && isCovered(coverage, model) ? 1 / carried : NaN };
};

/**
 * Weighted sum with absent values left out and the rest reweighted (COINr `a_amean`):
 * S = Σ w·v / Σ w over the criteria that count for the partner, in the order of the model. With all
 * weights zero, or no criteria, nobody has a score.
 */
export const scorePartners = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  rows: number,
): Scores => scoreByWeights(effectiveWeights(model), model, columns, rows);

/** The same with other shares of the criteria, in the order of the model; they need not sum to 1. */
export const scoreByWeights = (
  weights: Float64Array,
  model: ScoringModel,
  columns: readonly ValueColumn[],
  rows: number,
): Scores => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const counting = groupByCounting(model, columns, rows);
  const factors = new Float64Array(counting.groups);
  const coverages = new Float64Array(counting.groups);
  carriedWeights(weights, counting).forEach((carried, group) => {
    const { factor, coverage } = scaleOf(carried, total, model, isBlocked(counting, group));
    factors[group] = factor;
    coverages[group] = coverage;
  });
  const scores = weightedSum(weights, columns, rows);
  const coverage = new Float64Array(rows);
  const { groupOf } = counting;
  for (let row = 0; row < rows; row += 1) {
    const group = groupOf?.[row] ?? 0;
    coverage[row] = coverages[group] ?? 0;
    scores[row] = (scores[row] ?? 0) * (factors[group] ?? NaN);
  }
  return { scores, coverage };
};
