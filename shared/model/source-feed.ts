import { z } from 'zod';

/** Whether every fitting file counts together, or the last by name alone is the whole delivery. */
export const feedTakes = ['all', 'last'] as const;
export type FeedTakes = (typeof feedTakes)[number];

/** A name with `*` for any signs and `?` for one; it names files of one folder and no other. */
export const feedPattern = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .refine((text) => !/[/\\\0]/u.test(text), 'no folder in a pattern');

export const sourceFeed = z.strictObject({
  folder: z.string().min(1).max(4096),
  pattern: feedPattern,
  takes: z.enum(feedTakes),
});

/** Where the files of a source are put, so that a refresh finds them. */
export type SourceFeed = Readonly<z.infer<typeof sourceFeed>>;
