import type { TierId } from '#shared/model/ids.ts';
import type { LadderRules, TierClock } from '#shared/model/ladder-rules.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';

/** A model with another clock for one tier. */
export const changeClock = (
  model: ScoringModel,
  id: TierId,
  change: Partial<TierClock>,
): ScoringModel => ({
  ...model,
  tiers: model.tiers.map((tier) =>
    tier.id === id
      ? { ...tier, rules: { ...tier.rules, clock: { ...tier.rules.clock, ...change } } }
      : tier,
  ),
});

/** A model with other rules for the whole ladder. */
export const changeLadder = (model: ScoringModel, change: Partial<LadderRules>): ScoringModel => ({
  ...model,
  rules: { ...model.rules, ladder: { ...model.rules.ladder, ...change } },
});
