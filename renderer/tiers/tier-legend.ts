import type { Picture } from '#renderer/charts/picture.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import { noTierColour, tierColourPair, type ColouredTier } from '#shared/model/tier-colours.ts';
import type { TierGroup } from '#shared/scoring/ladders/tier-groups.ts';
import { noTierPath, tierShapePaths } from './tier-shapes.ts';

type SignedTier = Pick<Tier, 'name' | 'shape'> & ColouredTier;
type Entry = Picture['legend'][number];

/** A tier in a picture by its shape, colour and name, as on screen. */
export const tierEntry = (tier: SignedTier, index: number): Entry => ({
  name: tier.name,
  colour: tierColourPair(tier, index).light,
  sign: tierShapePaths[tier.shape],
});

/** Partners without a tier in a picture: the empty ring. */
export const noTierEntry: Entry = {
  name: 'No tier',
  colour: noTierColour.light,
  sign: noTierPath,
};

/** What the shapes and colours of tiers mean in a picture, ladder by ladder, each under its name where there are several. */
export const tierLegend = (groups: readonly TierGroup<SignedTier>[]): Picture['legend'] =>
  groups.flatMap(({ heading, tiers }) => [
    ...(heading === null ? [] : [{ name: heading, colour: null }]),
    ...tiers.map(({ tier, index }) => tierEntry(tier, index)),
  ]);
