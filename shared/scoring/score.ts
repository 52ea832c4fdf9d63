import type { ScoringModel } from '../model/scoring-model.ts';
import { carriedWeights, groupByCounting, isBlocked, type Counting } from './counting.ts';
import { effectiveWeights, splitWeights, type SplitWeights } from './criteria.ts';
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

/** Σ w of the criteria that add to a score, and of the deductions. */
export type Carried = { readonly adds: number; readonly takes: number };

/** What turns the weighted sums of a group into its score: max(0, Σ₊ · factor + Σ₋ · rate − base). */
export type GroupScale = {
  /** Share of all weight that counts, 0..1. */
  readonly coverage: number;
  /** Score per unit of the weighted sum, 1 / Σ w; NaN where too little is known or an absence blocks. */
  readonly factor: number;
  /** Points that a unit of the weighted sum of the deductions gives back. */
  readonly rate: number;
  /** What deductions take off at worst, in points; 0 where none counts. */
  readonly base: number;
};

/**
 * The scale of a group that carries `carried` of the `total` weight of all criteria. Without any criterion
 * that adds there is no score; without any deduction that counts nothing is taken off.
 */
export const scaleOf = (
  carried: Carried,
  total: Carried,
  model: ScoringModel,
  isShut: boolean,
): GroupScale => {
  const all = total.adds + total.takes;
  const coverage = all > 0 ? Math.min(1, (carried.adds + carried.takes) / all) : 0;
  const isKnown =
    !isShut && isCovered(coverage, model) && carried.adds > coverageTolerance * total.adds;
  const most = total.takes / total.adds;
  const isTaking = carried.takes > 0;
  return {
    coverage,
    factor: isKnown ? 1 / carried.adds : NaN,
    rate: isTaking ? most / carried.takes : 0,
    base: isTaking ? 100 * most : 0,
  };
};

/**
 * Weighted sum with absent values left out and the rest reweighted (COINr `a_amean`): S = Σ w·v / Σ w over
 * the criteria that count for the partner, in the order of the model. Deductions take off
 * W · (100 − Σ d·v / Σ d), which is at most 100 · W points for their weights d with the sum W of all of
 * them; the score does not fall below 0. With all weights zero, or no criteria, nobody has a score.
 * `counting` follows from the columns and not from the weights: who scores the same columns again keeps it.
 */
export const scorePartners = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  rows: number,
  counting = groupByCounting(model, columns, rows),
): Scores => scoreByWeights(effectiveWeights(model), model, columns, rows, counting);

const sumOf = (weights: Float64Array | null): number =>
  weights === null ? 0 : weights.reduce((sum, weight) => sum + weight, 0);

/** The scale of each group of partners under some weights. */
export const scalesOf = (
  { adds, takes }: SplitWeights,
  counting: Counting,
  model: ScoringModel,
): readonly GroupScale[] => {
  const total = { adds: sumOf(adds), takes: sumOf(takes) };
  const carriedOff = takes === null ? null : carriedWeights(takes, counting);
  return Array.from(carriedWeights(adds, counting), (carried, group) =>
    scaleOf(
      { adds: carried, takes: carriedOff?.[group] ?? 0 },
      total,
      model,
      isBlocked(counting, group),
    ),
  );
};

/** The same with other shares of the criteria, in the order of the model; they need not sum to 1. */
export const scoreByWeights = (
  weights: Float64Array,
  model: ScoringModel,
  columns: readonly ValueColumn[],
  rows: number,
  counting = groupByCounting(model, columns, rows),
): Scores => {
  const split = splitWeights(model, weights);
  const scales = scalesOf(split, counting, model);
  const factors = Float64Array.from(scales, ({ factor }) => factor);
  const coverages = Float64Array.from(scales, (scale) => scale.coverage);
  const scores = weightedSum(split.adds, columns, rows);
  const coverage = new Float64Array(rows);
  const { groupOf } = counting;
  for (let row = 0; row < rows; row += 1) {
    const group = groupOf?.[row] ?? 0;
    coverage[row] = coverages[group] ?? 0;
    scores[row] = (scores[row] ?? 0) * (factors[group] ?? NaN);
  }
  if (split.takes !== null) {
    const given = weightedSum(split.takes, columns, rows);
    for (let row = 0; row < rows; row += 1) {
      const { rate = 0, base = 0 } = scales[groupOf?.[row] ?? 0] ?? {};
      scores[row] = Math.max(0, (scores[row] ?? NaN) + (given[row] ?? 0) * rate - base);
    }
  }
  return { scores, coverage };
};
