import { tierColourNames, type TierColour } from '#shared/model/tier-card.ts';
import { noTier } from '#shared/scoring/tiers.ts';

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

/** Parts of a score, dimension by dimension; calmer than tiers, and never the only telling sign. */
export const partColours: readonly ColourPair[] = [
  { light: '#4a63d8', dark: '#7f95f2' },
  { light: '#27968a', dark: '#4fc0b3' },
  { light: '#b8751d', dark: '#e2a955' },
  { light: '#935bb0', dark: '#bd8fd6' },
  { light: '#4f86c4', dark: '#82b5e8' },
  { light: '#bb5068', dark: '#e68aa0' },
  { light: '#74813a', dark: '#adbb6b' },
  { light: '#66707e', dark: '#9aa4b2' },
];

const grey: ColourPair = { light: '#66707e', dark: '#9aa4b2' };

/** The colour of the dimension at `index`. */
export const partColour = (index: number): ColourPair =>
  partColours[index % partColours.length] ?? grey;

/** The custom property that holds the colour of the tier at a place, on the present ground. */
const tierColourVariable = (tier: number): string =>
  tier === noTier ? 'var(--tw-tier-none)' : `var(--tw-tier-${tier % tierColours.length})`;

export const partColourVariable = (index: number): string =>
  `var(--tw-part-${index % partColours.length})`;

/** A tier as far as its colour goes; proposals state none, so theirs follows the place. */
export type ColouredTier = {
  readonly rules?: { readonly card: { readonly colour: TierColour | null } } | undefined;
};

/** The same for a canvas, which cannot take colours from custom properties. */
export const tierColourPair = (tier: ColouredTier | null, index: number): ColourPair => {
  const chosen = tier?.rules?.card.colour ?? null;
  const place = chosen === null ? index : tierColourNames.indexOf(chosen);
  return tier === null ? noTierColour : (tierColours[place % tierColours.length] ?? noTierColour);
};

/** The colour of a tier at `index`, as CSS says it: the one that it was given, or that of its place. */
export const colourOfTier = (tier: ColouredTier | null | undefined, index: number): string => {
  const chosen = tier?.rules?.card.colour ?? null;
  return tierColourVariable(chosen === null ? index : tierColourNames.indexOf(chosen));
};
