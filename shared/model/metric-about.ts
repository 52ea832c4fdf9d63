import { z } from 'zod';

/** Whether a metric moves before what it stands for, or tells of it afterwards. */
export const metricTimings = ['leading', 'lagging'] as const;

const words = (about: string) => z.string().trim().min(1).max(2000).optional().describe(about);

/** What a person should know of a metric before judging partners by it; none of it is computed with. */
export const metricAbout = z
  .strictObject({
    definition: words('What it says, in words that a partner would accept.'),
    owner: words('Who answers for it: a function or a team.'),
    timing: z
      .enum(metricTimings)
      .optional()
      .describe('`leading` moves before the result, `lagging` tells of it afterwards.'),
    gamedBy: words('Who can make it look better without being better, and how.'),
    watchedBy: words('By what that would be noticed.'),
  })
  .describe('What a person should know of the metric; nothing is computed with it.');

export type MetricAbout = Readonly<z.infer<typeof metricAbout>>;

/** What is said of a metric in the catalogue, over what its recipe says. */
export const metricDetails = z.strictObject({
  /** Null for a metric by formula, which says these itself. */
  shown: z
    .strictObject({
      unit: z.string().trim().max(40),
      decimals: z.int().min(0).max(9),
      higherIsBetter: z.boolean(),
    })
    .nullable(),
  about: metricAbout,
});

export type MetricDetails = Readonly<z.infer<typeof metricDetails>>;
