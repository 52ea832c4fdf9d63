import { tierColourNames } from '#shared/model/defaults.ts';
import { tierColours, type ColouredTier, type ColourPair } from '#shared/model/tier-colours.ts';
import { noTier } from '#shared/scoring/tiers.ts';

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

/** The colour of a tier at `index`, as CSS says it: the one that it was given, or that of its place. */
export const colourOfTier = (tier: ColouredTier | null | undefined, index: number): string => {
  const chosen = tier?.rules?.card.colour ?? null;
  return tierColourVariable(chosen === null ? index : tierColourNames.indexOf(chosen));
};
