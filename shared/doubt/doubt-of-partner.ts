import type { ScoringModel } from '../model/scoring-model.ts';
import { createRandom } from '../random.ts';
import { columnsOfRow } from '../scoring/columns-of-row.ts';
import { effectiveWeights } from '../scoring/criteria.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { drawWeightings } from './draw-weightings.ts';
import { acceptTiers, sharesOf } from './tier-acceptability.ts';
import type { WeightDoubt } from './weight-doubt.ts';
import { openTier, type OpenTiers } from '../scoring/gates.ts';

/** Weightings that are drawn for one partner: a share is known to about half a point of a hundred. */
export const weightingsForOne = 10_000;

/** Everybody is judged by the same weightings, so partners can be compared. */
const seed = 1;

/**
 * The share of weightings in which the partner in `row` falls into each tier, highest first. Null where
 * all weights are zero. `open` are the tiers that gates and vetoes leave to the partner.
 */
export const doubtOfPartner = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  row: number,
  doubt: WeightDoubt,
  open: OpenTiers = null,
): { readonly byTier: readonly number[]; readonly without: number } | null => {
  const today = effectiveWeights(model);
  if (!today.some((weight) => weight > 0)) {
    return null;
  }
  const weightings = drawWeightings(today, doubt, weightingsForOne, createRandom(seed));
  const reached = sharesOf(acceptTiers(model, columnsOfRow(columns, row), 1, weightings), 0);
  const byTier = reached.byTier.map(() => 0);
  reached.byTier.forEach((share, index) => {
    const tier = openTier(open, index);
    byTier[tier] = (byTier[tier] ?? 0) + share;
  });
  return { byTier, without: reached.without };
};
