import type { CycleDecision, CycleFigures, CycleSheet, FrozenTier } from '../model/review-cycle.ts';

type Earlier = Pick<CycleSheet, 'record' | 'tiers' | 'decisions'>;

const nameOfTier = ({ tiers }: Earlier, id: string | null): string =>
  tiers.find((tier) => tier.id === id)?.name ?? 'no tier';

/**
 * What becomes, in a cycle with these tiers as of a day, of the overrides of the last closed one: `standing` where
 * its last day is not over and the tier is still there, else `expired`.
 */
export const overridesOf = (
  before: Earlier | null,
  tiers: readonly { readonly id: string }[],
  asOf: string,
): ReadonlyMap<string, 'standing' | 'expired'> =>
  new Map(
    (before?.decisions ?? [])
      .filter(({ way }) => way === 'override')
      .map(({ partnerKey, tierId, expires }) => [
        partnerKey,
        (expires ?? '') >= asOf && (tierId === null || tiers.some(({ id }) => id === tierId))
          ? 'standing'
          : 'expired',
      ]),
  );

/**
 * Overrides that still hold, as decisions of the next cycle with the same approver and last day. One whose
 * tier is recommended by now is over: nothing is overridden any more.
 */
export const carriedDecisions = (
  before: Earlier | null,
  { partnerKeys, recommended }: CycleFigures,
  tiers: readonly FrozenTier[],
  asOf: string,
): readonly CycleDecision[] => {
  if (before === null) {
    return [];
  }
  const standing = overridesOf(before, tiers, asOf);
  const rowOf = new Map(partnerKeys.map((key, row) => [key, row]));
  return before.decisions
    .filter((decision) => {
      const row = rowOf.get(decision.partnerKey);
      const isStanding =
        decision.way === 'override' && standing.get(decision.partnerKey) === 'standing';
      return (
        isStanding &&
        row !== undefined &&
        (tiers[recommended[row] ?? -1]?.id ?? null) !== decision.tierId
      );
    })
    .map((decision) => ({
      ...decision,
      rationale: decision.rationale.startsWith('Carried over from ')
        ? decision.rationale
        : `Carried over from ${before.record.name} (${nameOfTier(before, decision.tierId)}): ${decision.rationale}`,
    }));
};
