import type { ScoringModel } from '../model/scoring-model.ts';
import { groupByCounting } from './counting.ts';
import { effectiveWeights, splitWeights } from './criteria.ts';
import type { GateTable } from './gates.ts';
import { cutTiers } from './ladders/cut-tiers.ts';
import type { ValueColumn } from './normalise.ts';
import { scalesOf, scoreByWeights } from './score.ts';

const meanOf = (values: ArrayLike<number>, rows: readonly number[]): number =>
  rows.reduce((sum, row) => sum + (values[row] ?? 0), 0) / rows.length;

/**
 * The share of the differences in score that each criterion makes, in the order of the model:
 * cov(c_j, S)/var(S) for its points c_j = w_j·v_j/Σw, which is w_j·cov(v_j, S)/var(S) where nothing is
 * left out, and what a deduction takes off. The shares sum to 1 unless a score stops at 0; a negative one works against the others. Over partners with a score;
 * null where all have the same or fewer than two have one.
 */
export const influenceShares = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  scores: Float64Array,
): readonly number[] | null => {
  const rows = [...scores.keys()].filter((row) => !Number.isNaN(scores[row]));
  const mean = meanOf(scores, rows);
  const variance = rows.reduce((sum, row) => sum + ((scores[row] ?? 0) - mean) ** 2, 0);
  if (rows.length < 2 || !(variance > 0)) {
    return null;
  }
  const weights = effectiveWeights(model);
  const { takes } = splitWeights(model, weights);
  const counting = groupByCounting(model, columns, scores.length);
  const scales = scalesOf(splitWeights(model, weights), counting, model);
  return columns.map(({ values }, index) => {
    const weight = weights[index] ?? 0;
    const taken = takes?.[index] ?? 0;
    let covariance = 0;
    for (const row of rows) {
      const value = values[row] ?? NaN;
      const { factor = NaN, rate = NaN } = scales[counting.groupOf?.[row] ?? 0] ?? {};
      const points =
        value === value ? (taken > 0 ? taken * rate * (value - 100) : weight * factor * value) : 0;
      covariance += points * ((scores[row] ?? 0) - mean);
    }
    return covariance / variance;
  });
};

/** The weights without one criterion; of deductions the others take its points, so that as many come off. */
const withoutCriterion = (model: ScoringModel, index: number): Float64Array => {
  const weights = effectiveWeights(model);
  const { takes } = splitWeights(model, weights);
  const taken = takes?.[index] ?? 0;
  const all = takes?.reduce((sum, weight) => sum + weight, 0) ?? 0;
  const scale = taken > 0 && all > taken ? all / (all - taken) : 1;
  return weights.map((weight, place) =>
    place === index ? 0 : (takes?.[place] ?? 0) > 0 ? weight * scale : weight,
  );
};

/**
 * How many partners change tier when the criterion at `index` is left out for everybody and all others
 * take its weight in proportion; `tiers` are those with it, `gates` hold for both. A criterion with 0 changes no tier.
 */
export const changedWithout = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  tiers: Uint8Array,
  index: number,
  gates: GateTable | null,
): number => {
  const weights = withoutCriterion(model, index);
  const { scores } = scoreByWeights(weights, model, columns, tiers.length);
  const without = new Uint8Array(tiers.length);
  cutTiers(model.tiers, gates, scores, without);
  return without.reduce((changed, tier, row) => changed + Number(tier !== tiers[row]), 0);
};
