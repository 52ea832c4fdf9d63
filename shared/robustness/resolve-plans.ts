import type { Futures } from '../model/futures.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { currentTierCodes, noTier } from '../scoring/tiers.ts';
import type { NamedPlan } from './tier-plans.ts';

/** What the two plans that always exist are called. */
export const planNames = { today: 'Today', recommended: 'Recommended' } as const;

type Recommended = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  /** What the model says today. */
  readonly result: { readonly tiers: Uint8Array };
};

/**
 * Today's tiers where the data state them, the recommended ones, and the plans of one's own as tier codes. A move
 * of a partner who is gone, or to a tier that is gone, counts for nothing.
 */
export const resolvePlans = (
  { model, snapshot, result }: Recommended,
  { plans }: Pick<Futures, 'plans'>,
): readonly NamedPlan[] => {
  const { codes } = currentTierCodes(snapshot, model.tiers);
  const recommended = result.tiers;
  const hasToday = codes.some((code) => code !== noTier);
  const own = plans.map(({ id, name, base, moves }): NamedPlan => {
    const tiers = (base === 'today' ? codes : recommended).slice();
    for (const { key, tierId } of moves) {
      const row = snapshot.partnerKeys.indexOf(key);
      const tier = model.tiers.findIndex((each) => each.id === tierId);
      if (row !== -1 && tier !== -1) tiers[row] = tier;
    }
    return { id, name, tiers };
  });
  return [
    ...(hasToday ? [{ id: 'today', name: planNames.today, tiers: codes }] : []),
    { id: 'recommended', name: planNames.recommended, tiers: recommended },
    ...own,
  ];
};

/** How many futures keep a comparison of plans within a blink: partners × futures up to two millions. */
export const futuresFor = (partners: number, most: number): number =>
  Math.max(50, Math.min(most, Math.floor(2_000_000 / Math.max(1, partners))));
