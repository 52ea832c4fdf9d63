import { z } from 'zod';

/** What a letter tells: a higher or first tier, no change, a warning, or a tier that is lost or will be. */
export const letterKinds = ['promotion', 'hold', 'watch', 'notice'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** What is written into every letter of a kind, with fields in double braces. */
export const letterTemplate = z.strictObject({
  subject: z.string().max(500),
  body: z.string().max(20_000),
});
export type LetterTemplate = z.infer<typeof letterTemplate>;

/** The letters of a programme: a template for each kind, and whom a partner can ask. */
export const letterTemplates = z.strictObject({
  promotion: letterTemplate,
  hold: letterTemplate,
  watch: letterTemplate,
  notice: letterTemplate,
  contact: z.string().max(2000),
});
export type LetterTemplates = z.infer<typeof letterTemplates>;

/** How far a partner was told; `open` takes back what was noted by mistake. */
export const toldStates = ['open', 'prepared', 'sent', 'acknowledged'] as const;
export type ToldState = (typeof toldStates)[number];

export const letterChannels = ['email', 'letter', 'call', 'meeting', 'portal', 'other'] as const;
export type LetterChannel = (typeof letterChannels)[number];

/** One line of the communication log: about whom, how far, on which day, by whom and how. */
export type LetterEntry = {
  readonly id: number;
  readonly partner: string;
  readonly state: ToldState;
  /** ISO day. */
  readonly day: string;
  readonly by: string;
  readonly channel: LetterChannel;
  readonly note: string;
  /** UTC, when it was noted. */
  readonly at: string;
};
