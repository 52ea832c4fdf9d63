import { tierColourNames } from './defaults.ts';
import type { TierColour } from './tier-card.ts';

/** One colour for each ground; both are told from their ground by at least 3 : 1. */
export type ColourPair = { readonly light: string; readonly dark: string };

/**
 * Colours of tiers in the order of `tierColourNames`, by default from the highest tier on, after the colour-blind safe set of Okabe and Ito, each made
 * darker or lighter until it stands out. A colour never tells a tier alone: shape and name do too.
 */
export const tierColours: readonly ColourPair[] = [
  { light: '#0068a6', dark: '#5ab4ea' },
  { light: '#007a5a', dark: '#2fc197' },
  { light: '#b06a00', dark: '#f0ad3c' },
  { light: '#a0427a', dark: '#e18bbb' },
  { light: '#2784bd', dark: '#9ad6f7' },
  { light: '#bf4400', dark: '#ff8a54' },
  { light: '#857000', dark: '#e3d04c' },
  { light: '#5c6470', dark: '#a9b0bb' },
];

/** Partners without a tier. */
export const noTierColour: ColourPair = { light: '#6b7280', dark: '#9aa1ad' };

/** A tier as far as its colour goes; proposals state none, so theirs follows the place. */
export type ColouredTier = {
  readonly rules?: { readonly card: { readonly colour: TierColour | null } } | undefined;
};

/** The colours of a tier at a place, for what cannot take them from custom properties: a canvas, a file. */
export const tierColourPair = (tier: ColouredTier | null, index: number): ColourPair => {
  const chosen = tier?.rules?.card.colour ?? null;
  const place = chosen === null ? index : tierColourNames.indexOf(chosen);
  return tier === null ? noTierColour : (tierColours[place % tierColours.length] ?? noTierColour);
};
