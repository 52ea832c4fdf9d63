import type { Picture } from '#renderer/charts/picture.ts';
import { tierColourPair, type ColouredTier } from '#shared/model/tier-colours.ts';
import type { TierGroup } from '#shared/scoring/ladders/tier-groups.ts';

/** What the colours of tiers mean in a picture, ladder by ladder, each under its name where there are several. */
export const tierLegend = (
  groups: readonly TierGroup<{ readonly name: string } & ColouredTier>[],
): Picture['legend'] =>
  groups.flatMap(({ heading, tiers }) => [
    ...(heading === null ? [] : [{ name: heading, colour: null }]),
    ...tiers.map(({ tier, index }) => ({
      name: tier.name,
      colour: tierColourPair(tier, index).light,
    })),
  ]);
