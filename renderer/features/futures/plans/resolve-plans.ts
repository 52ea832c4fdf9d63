import type { Today } from '#renderer/stores/futures-store.ts';
import type { Futures } from '#shared/model/futures.ts';
import type { NamedPlan } from '#shared/robustness/tier-plans.ts';
import { currentTierCodes, noTier } from '#shared/scoring/tiers.ts';

/** What the two plans that always exist are called. */
export const planNames = { today: 'Today', recommended: 'Recommended' } as const;

/**
 * Today's tiers where the data state them, the recommended ones, and the plans of one's own as tier codes. A move
 * of a partner who is gone, or to a tier that is gone, counts for nothing.
 */
export const resolvePlans = (
  { model, snapshot, result }: Today,
  { plans }: Futures,
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
