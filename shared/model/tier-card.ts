import { z } from 'zod';

/** Colours that a tier can be given, in the order in which tiers get them by their place. */
export const tierColourNames = [
  'blue',
  'green',
  'amber',
  'plum',
  'sky',
  'vermilion',
  'olive',
  'slate',
] as const;

const points = z.array(z.string().trim().min(1).max(500)).max(30).readonly().default([]);

/** What people agree on about a tier beside its purpose; every field has a default. */
export const tierCard = z.strictObject({
  /** Null takes the colour of the tier's place. */
  colour: z.enum(tierColourNames).nullable().default(null),
  /** What should come of it, one thing each. */
  outcomes: points,
  /** How closely one works together, such as "quarterly plan with an executive sponsor". */
  engagement: z.string().trim().max(500).default(''),
  /** Who may decide what, one right each. */
  decisionRights: points,
  /** What a partner of the tier gets, one thing each. */
  entitlements: points,
});

export type TierColour = (typeof tierColourNames)[number];
export type TierCard = Readonly<z.infer<typeof tierCard>>;

/** A card that says nothing yet. */
export const noTierCard: TierCard = tierCard.parse({});
