import { z } from 'zod';

const text = z.string().trim().min(1).max(200);

/** One function that has to decide. */
export const routeStep = z.strictObject({
  function: text,
  /** How many persons of the function must approve. */
  approvers: z.int().min(1).max(9),
  /** Steps of a lower number are settled before; steps of one number decide in any order. */
  order: z.int().min(1).max(99),
  /** ISO day (UTC) until whose end the function has time; null for as long as it takes. */
  deadline: z.iso.date().nullable(),
  /** The function that may decide in its place once the deadline has passed. */
  escalateTo: text.nullable(),
  /** Whether a person of the function may name somebody else to decide. */
  mayDelegate: z.boolean(),
});

/** Who must approve a proposal, in which order, and how many functions are enough. */
export const approvalRoute = z
  .strictObject({
    steps: z.array(routeStep).min(1).max(20),
    /** So many steps must approve; the others may abstain. */
    quorum: z.int().min(1).max(20),
  })
  .refine(({ steps, quorum }) => quorum <= steps.length, 'the quorum is above the steps')
  .refine(
    ({ steps }) => new Set(steps.map((step) => sameFunction(step.function))).size === steps.length,
    'a function stands twice',
  );

export type RouteStep = z.infer<typeof routeStep>;
export type ApprovalRoute = z.infer<typeof approvalRoute>;

/** What two spellings of one function have in common: case and spaces do not count. */
export const sameFunction = (name: string): string =>
  name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
