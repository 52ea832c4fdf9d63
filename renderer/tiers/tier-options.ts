import type { TierGroup } from '#shared/scoring/ladders/tier-groups.ts';

type Option = { readonly value: string; readonly label: string };
/** As selects take them: options, or options under the name of their ladder. */
export type TierOption = Option | { readonly group: string; readonly items: Option[] };

/** Tiers to choose from, ladder by ladder; without names where there is one ladder alone. */
export const tierOptions = <T>(
  groups: readonly TierGroup<T>[],
  optionOf: (tier: T, index: number) => Option,
): TierOption[] =>
  groups.flatMap(({ heading, tiers }): TierOption[] => {
    const items = tiers.map(({ tier, index }) => optionOf(tier, index));
    return heading === null ? items : [{ group: heading, items }];
  });
