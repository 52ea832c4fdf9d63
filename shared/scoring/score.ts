import type { ScoringModel } from '../model/scoring-model.ts';
import { countValues, type CountedColumn } from './counted-values.ts';
import { effectiveWeights } from './criteria.ts';
import type { ValueColumn } from './normalise.ts';

/** One entry per partner. */
export type Scores = {
  /** 0..100; NaN where too little is known (see `minimumCoverage`). */
  readonly scores: Float64Array;
  /** Share of the weight of all criteria that counts for the partner, 0..1. */
  readonly coverage: Float64Array;
};

/** Coverage this close below the minimum still counts: weights are sums of fractions. */
export const coverageTolerance = 1e-9;

/** Whether a coverage suffices for a score; a billionth of the weight never does. */
export const isCovered = (coverage: number, model: ScoringModel): boolean =>
  coverage > coverageTolerance && coverage >= model.minimumCoverage - coverageTolerance;

/**
 * Weighted sums Σ w·v and the weights Σ w that carry them, over columns in the model's order.
 * Columns are added in that order, so equal inputs give equal bits everywhere.
 */
export const sumWeighted = (
  weights: Float64Array,
  columns: readonly CountedColumn[],
  rows: number,
): { readonly numerators: Float64Array; readonly carried: Float64Array } => {
  const numerators = new Float64Array(rows);
  const carried = new Float64Array(rows);
  let always = 0;
  columns.forEach(({ values, counts }, index) => {
    const weight = weights[index] ?? 0;
    if (weight === 0) {
      return;
    }
    for (let row = 0; row < rows; row += 1) {
      numerators[row] = (numerators[row] ?? 0) + weight * (values[row] ?? 0);
    }
    if (counts === null) {
      always += weight;
    } else {
      for (let row = 0; row < rows; row += 1) {
        carried[row] = (carried[row] ?? 0) + weight * (counts[row] ?? 0);
      }
    }
  });
  for (let row = 0; row < rows; row += 1) {
    carried[row] = (carried[row] ?? 0) + always;
  }
  return { numerators, carried };
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
): Scores => {
  const weights = effectiveWeights(model);
  const counted = columns.map((column) => countValues(model, column));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const { numerators, carried } = sumWeighted(weights, counted, rows);
  const scores = new Float64Array(rows);
  const coverage = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const weight = carried[row] ?? 0;
    const covered = total > 0 ? Math.min(1, weight / total) : 0;
    coverage[row] = covered;
    scores[row] = isCovered(covered, model) ? (numerators[row] ?? 0) / weight : NaN;
  }
  return { scores, coverage };
};
