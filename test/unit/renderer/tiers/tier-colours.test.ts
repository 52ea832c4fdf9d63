import { describe, expect, it } from 'vitest';
import { colourOfTier, partColours } from '#renderer/tiers/tier-colours.ts';
import { noTierColour, tierColours } from '#shared/model/tier-colours.ts';
import { noTierCard, tierColourNames } from '#shared/model/tier-card.ts';
import { noTierRules } from '#shared/model/tier-rules.ts';
import { aTier } from '#test/fixtures/a-model.ts';

/** Relative luminance (WCAG 2.2). */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

/** The ground of the window, its chrome, a hovered and a selected row. */
const grounds = {
  light: ['#ffffff', '#f6f7f9', '#f3f4f7', '#e8ecfc'],
  dark: ['#16181d', '#1b1e24', '#262a32', '#27304f'],
} as const;

describe.each(['light', 'dark'] as const)('on every %s ground', (scheme) => {
  it.each([
    ['tiers', [...tierColours, noTierColour]],
    ['parts of a score', partColours],
  ])('the colours of %s stand out by 3 : 1', (_what, pairs) => {
    const faint = pairs.flatMap((pair) =>
      grounds[scheme]
        .filter((ground) => contrast(pair[scheme], ground) < 3)
        .map(
          (ground) => `${pair[scheme]} on ${ground}: ${contrast(pair[scheme], ground).toFixed(2)}`,
        ),
    );
    expect(faint).toEqual([]);
  });
});

describe('the colour of a tier', () => {
  const rules = { ...noTierRules, card: { ...noTierCard, colour: 'plum' as const } };

  it('is the one it was given, else that of its place', () => {
    expect(tierColourNames.length).toBe(tierColours.length);
    expect(colourOfTier(aTier('Gold', 60), 2)).toBe('var(--tw-tier-2)');
    expect(colourOfTier(aTier('Gold', 60, { rules }), 2)).toBe('var(--tw-tier-3)');
    expect(colourOfTier({}, 9)).toBe('var(--tw-tier-1)');
    expect(colourOfTier(null, 255)).toBe('var(--tw-tier-none)');
  });
});
