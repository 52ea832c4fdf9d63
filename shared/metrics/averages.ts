import { compensatedProducts, compensatedSum } from '../statistics/compensated-sum.ts';
import { quantile } from '../statistics/quantile.ts';
import { finite, type Outcome } from './outcome.ts';

/** Σ values, of filled cells; none: no cells. */
export const sum = (values: Float64Array): Outcome =>
  values.length === 0 ? 'noCells' : finite(compensatedSum(values));

/** Arithmetic mean of filled cells. */
export const mean = (values: Float64Array): Outcome =>
  values.length === 0 ? 'noCells' : finite(compensatedSum(values) / values.length);

/**
 * Σ wᵢxᵢ / Σ wᵢ over rows where both cells are filled; the arrays are aligned. A weight of 0 counts
 * for nothing; negative weights and a total of 0 are not computable.
 */
export const weightedMean = (values: Float64Array, weights: Float64Array): Outcome => {
  if (values.length === 0) {
    return 'noCells';
  }
  if (weights.some((weight) => weight < 0)) {
    return 'negativeWeight';
  }
  const total = compensatedSum(weights);
  return total === 0 ? 'zeroWeights' : finite(compensatedProducts(values, weights) / total);
};

/**
 * Middle of the sorted filled cells; with an even number the mean of the two in the middle (type 7
 * quantile, as numpy.median).
 */
export const median = (values: Float64Array): Outcome => {
  if (values.length === 0) {
    return 'noCells';
  }
  const sorted = values.slice().sort();
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  // Halves first: two large numbers of one sign must not overflow.
  return finite(lower === upper ? lower : lower / 2 + upper / 2);
};

/**
 * The number at or below which `percent` per cent of the filled cells lie: see `quantile`.
 */
export const percentile = (values: Float64Array, percent: number): Outcome =>
  values.length === 0 ? 'noCells' : finite(quantile(values, percent / 100));

/** Sample standard deviation (ddof 1) of the filled cells; needs two. */
export const standardDeviation = (values: Float64Array): Outcome => {
  if (values.length < 2) {
    return values.length === 0 ? 'noCells' : 'tooFew';
  }
  const average = compensatedSum(values) / values.length;
  const squares = values.map((value) => (value - average) ** 2);
  return finite(Math.sqrt(compensatedSum(squares) / (values.length - 1)));
};

/** Least filled cell. */
export const least = (values: Float64Array): Outcome =>
  values.length === 0 ? 'noCells' : values.reduce((low, value) => (value < low ? value : low));

/** Greatest filled cell. */
export const greatest = (values: Float64Array): Outcome =>
  values.length === 0 ? 'noCells' : values.reduce((high, value) => (value > high ? value : high));

/** Σ numerators / Σ denominators over rows where both cells are filled; Σ denominators = 0 is not computable. */
export const ratioOfSums = (numerators: Float64Array, denominators: Float64Array): Outcome => {
  if (numerators.length === 0) {
    return 'noCells';
  }
  const below = compensatedSum(denominators);
  return below === 0 ? 'zeroDenominator' : finite(compensatedSum(numerators) / below);
};
