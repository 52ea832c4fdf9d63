import type { ScoringModel } from '../model/scoring-model.ts';
import { createRandom } from '../random.ts';
import { columnsOfRow } from '../scoring/columns-of-row.ts';
import { effectiveWeights } from '../scoring/criteria.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { drawWeightings } from './draw-weightings.ts';
import { acceptTiers, sharesOf } from './tier-acceptability.ts';
import type { WeightDoubt } from './weight-doubt.ts';

/** Weightings that are drawn for one partner: a share is known to about half a point of a hundred. */
export const weightingsForOne = 10_000;

/** Everybody is judged by the same weightings, so partners can be compared. */
const seed = 1;

/**
 * The share of weightings in which the partner in `row` falls into each tier, highest first. Null where
 * all weights are zero.
 */
export const doubtOfPartner = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  row: number,
  doubt: WeightDoubt,
): { readonly byTier: readonly number[]; readonly without: number } | null => {
  const today = effectiveWeights(model);
  if (!today.some((weight) => weight > 0)) {
    return null;
  }
  const weightings = drawWeightings(today, doubt, weightingsForOne, createRandom(seed));
  return sharesOf(acceptTiers(model, columnsOfRow(columns, row), 1, weightings), 0);
};
