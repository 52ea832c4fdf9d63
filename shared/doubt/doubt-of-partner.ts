import type { TierStep } from '../ladder/step-of-row.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { createRandom } from '../random.ts';
import { columnsOfRow } from '../scoring/columns-of-row.ts';
import { effectiveWeights } from '../scoring/criteria.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { drawWeightings, type Weightings } from './draw-weightings.ts';
import { acceptTiers, sharesOf } from './tier-acceptability.ts';
import type { WeightDoubt } from './weight-doubt.ts';
import { openTier, type OpenTiers } from '../scoring/gates.ts';
import { noTier } from '../scoring/tiers.ts';
import { bandedModel, bandFloors, bandsOf } from './tier-bands.ts';

/** Weightings that are drawn for one partner: a share is known to about half a point of a hundred. */
export const weightingsForOne = 10_000;

/** Everybody is judged by the same weightings, so partners can be compared. */
const seed = 1;

/**
 * The weightings by which every partner of a model is judged under `doubt`. Null where all weights are
 * zero. Worth keeping: drawing them takes longer than judging one partner.
 */
export const weightingsOf = (model: ScoringModel, doubt: WeightDoubt): Weightings | null => {
  const today = effectiveWeights(model);
  return today.some((weight) => weight > 0)
    ? drawWeightings(today, doubt, weightingsForOne, createRandom(seed))
    : null;
};

/**
 * The share of `weightings` in which the partner in `row` falls into each tier, highest first. `open`
 * are its ladder and the tiers that gates and vetoes leave; with `step` the tiers are those that the next
 * review of the ladder gives for each score.
 */
export const doubtOfPartner = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  row: number,
  weightings: Weightings,
  open: OpenTiers = null,
  step: TierStep | null = null,
): { readonly byTier: readonly number[]; readonly without: number } => {
  if (step !== null) {
    const ladder = open?.ladder ?? null;
    const floors = bandFloors(model, [ladder]);
    const bands = bandsOf(model, ladder, floors);
    const banded = bandedModel(model, floors);
    const found = sharesOf(acceptTiers(banded, columnsOfRow(columns, row), 1, weightings), 0);
    const shares = model.tiers.map(() => 0);
    let none = 0;
    const put = (tier: number, share: number): void => {
      if (tier === noTier) none += share;
      else shares[tier] = (shares[tier] ?? 0) + share;
    };
    bands.forEach(({ earned, held }, band) =>
      put(step(openTier(open, earned), openTier(open, held)), found.byTier[band] ?? 0),
    );
    put(step(noTier, noTier), found.without);
    return { byTier: shares, without: none };
  }
  const own = open === null ? null : { of: Uint8Array.of(0), ids: [open.ladder] };
  const reached = sharesOf(acceptTiers(model, columnsOfRow(columns, row), 1, weightings, own), 0);
  const byTier = reached.byTier.map(() => 0);
  reached.byTier.forEach((share, index) => {
    const tier = openTier(open, index);
    byTier[tier] = (byTier[tier] ?? 0) + share;
  });
  return { byTier, without: reached.without };
};
